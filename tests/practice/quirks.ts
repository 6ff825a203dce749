import type { Random } from './random.ts';

/** What one card has that another has not. Drawn by all layouts, so that any of them can be compared. */
export interface CardQuirks {
  avatar: 'photo' | 'ghost' | 'open-to-work';
  isPending: boolean;
  /** shared connections as a sentence, without a link to anybody */
  mutualAsText: boolean;
  hasFollowers: boolean;
  /** a line that is not about the present job */
  snippet?: 'past' | 'summary' | 'skills';
  /** what LinkedIn adds to the address of a profile */
  linkTail: '' | 'lipi' | 'language';
}

export const createQuirks = (random: Random): CardQuirks => {
  const snippet = random.pick(['past', 'summary', 'skills', undefined, undefined] as const);
  return {
    avatar: random.pick(['photo', 'photo', 'ghost', 'open-to-work'] as const),
    isPending: random.chance(0.2),
    mutualAsText: random.chance(0.2),
    hasFollowers: random.chance(0.2),
    ...(snippet && { snippet }),
    linkTail: random.pick(['', '', 'lipi', 'language'] as const),
  };
};

/** What else stands on LinkedIn's pages and names people: none of it is a result. */
export function surroundings(random: Random): string {
  const parts = [
    '<header class="scaffold-layout-toolbar"><h2>Ida Brek</h2><p>Buyer at Elsewhere</p><a href="/in/ida-brek/">Ida Brek</a></header>',
    '<section componentkey="profileAsidePymkx"><h2>People you may know</h2><ul><li><a href="https://www.linkedin.com/in/jori-stranger/"><p>Jori Stranger</p></a><p>Buyer</p><button aria-label="Invite Jori Stranger to connect">Connect</button></li></ul></section>',
    '<div class="msg-overlay-list-bubble"><ul><li class="msg-conversation-listitem"><a href="/messaging/thread/1/"><h3>Tomas Vell</h3><p>See you on Monday</p></a><a href="/in/tomas-vell/">Tomas Vell</a></li></ul></div>',
    '<div id="interop-outlet" data-testid="interop-shadowdom"></div>',
  ];
  return parts.filter(() => random.chance(0.6)).join('');
}
