// Long: one card's markup, line by line as LinkedIn nests it; cut in two it could not be compared with the reference.
import type { PracticePerson } from '../people.ts';
import type { CardQuirks } from '../quirks.ts';
import { createRandom } from '../random.ts';
import type { SearchPage, Slot } from '../search-page.ts';
import { only, type Tree, type TreeElement, toHtml } from './tree.ts';
import { type Words, words } from './words.ts';

/** E1 says what its classes are; E2 hashes them anew with each build, the same hash for the same role all over the page. */
type ClassOf = (role: string) => string;

const semantic: Record<string, string> = {
  list: 'reusable-search__entity-result-list',
  item: 'reusable-search__result-container',
  card: 'entity-result',
  link: 'app-aware-link',
  content: 'entity-result__content entity-result__divider',
  titleLine: 'entity-result__title-line',
  title: 'entity-result__title-text',
  headline: 'entity-result__primary-subtitle',
  location: 'entity-result__secondary-subtitle',
  summary: 'entity-result__summary',
  actions: 'entity-result__actions',
  image: 'entity-result__universal-image',
};

function classesOf(variant: 'E1' | 'E2', seed: number): ClassOf {
  if (variant === 'E1') return (role) => semantic[role] ?? role;
  return (role) => {
    const random = createRandom(seed, `class ${role}`);
    return random.letters(28 + random.below(13));
  };
}

/** The results part of an Ember page: list and pagination. */
export function renderEmber(page: SearchPage, variant: 'E1' | 'E2'): string {
  const own = classesOf(variant, page.seed);
  const say = words[page.language];
  const cards = page.slots.map((slot) => toHtml(renderSlot(slot, { page, variant, own, say })));
  const pages = Array.from({ length: page.total }, (_, index) => index + 1);
  return `<div class="search-results-container${variant === 'E2' ? ' search-marvel-srp' : ''}">
<h1 class="visually-hidden" id="search-srp-prompt" tabindex="-1">There are 10 results. Currently on the page 1 of 1 search result pages.</h1>
<h2 class="pb2 t-black--light t-14"><div> About 1,120,000 results </div></h2>
<ul role="list" class="${own('list')} list-style-none">
${cards.join('\n').replaceAll('‹!›', '<!---->')}
</ul>
<div class="artdeco-pagination artdeco-pagination--has-controls ember-view">
<span class="artdeco-pagination__state--a11y" aria-live="polite"> ${say.page} ${page.number} / ${page.total} </span>
<button aria-label="${say.previous}" class="artdeco-button artdeco-pagination__button--previous" ${page.number === 1 ? 'disabled' : ''}>${say.previous}</button>
<ul class="artdeco-pagination__pages artdeco-pagination__pages--number">${pages
    .map((number) => {
      const isCurrent = number === page.number;
      return `<li data-test-pagination-page-btn="${number}" class="artdeco-pagination__indicator artdeco-pagination__indicator--number ${isCurrent ? 'active selected' : ''} ember-view"><button aria-label="${say.page} ${number}" ${isCurrent ? 'aria-current="true"' : ''} type="button"><span>${number}</span></button></li>`;
    })
    .join('')}</ul>
<button aria-label="${say.next}" class="artdeco-button artdeco-pagination__button--next" ${page.number === page.total ? 'disabled' : ''}>${say.next}</button></div></div>`;
}

const SUGGESTED = 'https://www.linkedin.com/search/results/people/?keywords=plant%20director&origin=SUGGESTION';

interface Context {
  page: SearchPage;
  variant: 'E1' | 'E2';
  own: ClassOf;
  say: Words;
}

function renderSlot(slot: Slot, context: Context): TreeElement {
  const { own, variant } = context;
  if (slot.kind === 'upsell') {
    return [
      'li',
      { class: own('item') },
      [
        'div',
        { class: own('upsell') },
        ['h3', { class: 't-16' }, 'Easily find people who are actively hiring'],
        [
          'a',
          {
            href: 'https://www.linkedin.com/premium/products/?upsellSlotId=ADVANCED_PEOPLE_SEARCH_FILTER_INLINE_RESULT',
          },
          'Try Premium for $0',
        ],
      ],
    ];
  }
  if (slot.kind === 'feedback') {
    return [
      'li',
      { class: own('item') },
      [
        'div',
        { 'data-view-name': 'search-feedback-card' },
        ['h2', {}, 'Are these results helpful?'],
        ['button', { type: 'button' }, 'Yes'],
      ],
    ];
  }
  if (slot.kind === 'suggestion') {
    return [
      'li',
      { class: own('item') },
      ['div', { class: own('suggestion') }, ['p', { class: 't-16' }, ['a', { href: SUGGESTED }, 'plant director']]],
    ];
  }
  const { person } = slot;
  const isAnonymous = slot.kind === 'anonymous';
  const urn = isAnonymous ? 'headless' : String(person.memberNumber);
  return [
    'li',
    { class: own('item') },
    [
      'div',
      {
        class: own('card'),
        'data-chameleon-result-urn': `urn:li:member:${urn}`,
        ...(variant === 'E2' && { 'data-view-name': 'search-entity-result-universal-template' }),
      },
      ['div', { class: 'linked-area flex-1 cursor-pointer' }, ...cardParts(person, slot, context)],
    ],
  ];
}

function cardParts(person: PracticePerson, slot: Slot & { kind: 'person' | 'anonymous' }, context: Context): Tree[] {
  const { own, say, page } = context;
  const isAnonymous = slot.kind === 'anonymous';
  const quirks = slot.kind === 'person' ? slot.quirks : undefined;
  const mini = `miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A${person.memberId}`;
  const segment =
    slot.kind === 'person' && slot.linkedBy === 'id' ? person.memberId : encodeURIComponent(person.vanity);
  const href = isAnonymous
    ? `https://www.linkedin.com/search/results/people/headless?origin=OTHER&keywords=${encodeURIComponent(page.keywords)}`
    : `https://www.linkedin.com/in/${segment}${quirks?.linkTail === 'language' ? '/pl/' : ''}?${mini}${quirks?.linkTail === 'lipi' ? '&lipi=urn%3Ali%3Apage%3Ad_x' : ''}`;
  const link = { class: `${own('link')} `, href, 'data-test-app-aware-link': '' };
  const badge: TreeElement | undefined =
    isAnonymous || !person.degree
      ? undefined
      : [
          'span',
          { class: 'entity-result__badge-text' },
          ['span', { 'aria-hidden': 'true' }, `‹!›• ${say.degree[person.degree]}‹!›`],
          ['span', { class: 'visually-hidden' }, '‹!›degree connection‹!›'],
        ];
  const title: TreeElement = isAnonymous
    ? ['a', link, `\n  ‹!›${say.anonymous}‹!›   \n`]
    : [
        'a',
        link,
        [
          'span',
          { dir: 'ltr' },
          ['span', { 'aria-hidden': 'true' }, '‹!›', person.name, '‹!›'],
          ['span', { class: 'visually-hidden' }, `‹!›${say.viewProfile(person.name)}‹!›`],
        ],
        ...marks(person),
      ];
  const lines = only(
    person.headline && [
      'div',
      { class: `${own('headline')} t-14 t-black t-normal` },
      `\n    ‹!›${person.headline}‹!›\n  `,
    ],
    person.location && ['div', { class: `${own('location')} t-14 t-normal` }, `\n    ‹!›${person.location}‹!›\n  `],
  );
  const current = !isAnonymous && person.current && say.current?.(person.current.position, person.current.company);
  return [
    [
      'div',
      { class: own('image') },
      [
        'a',
        { ...link, 'aria-hidden': 'true', tabindex: '-1' },
        isAnonymous ? ['img', { role: 'presentation' }] : face(person.name, quirks, say),
      ],
    ],
    [
      'div',
      { class: `${own('content')} pt3 pb3 t-12 t-black--light` },
      [
        'div',
        { class: 'mb1' },
        [
          'div',
          { class: 't-roman t-sans' },
          [
            'div',
            { class: 'display-flex' },
            [
              'span',
              { class: own('titleLine') },
              [
                'span',
                { class: `${own('title')} t-16` },
                title,
                ...only(badge && ['span', { class: 'entity-result__badge t-14 t-normal t-black--light' }, badge]),
              ],
            ],
            ...only(badge && ['span', { class: 'entity-result__badge-overflow t-14', 'aria-hidden': 'true' }, badge]),
          ],
        ],
        ...lines,
      ],
      ...only(
        current && [
          'p',
          { class: `${own('summary')} entity-result__summary--2-lines t-12 t-black--light` },
          '‹!›',
          ...boldWord(current),
          '‹!›',
        ],
        quirks?.snippet && snippet(quirks.snippet, say, own),
        !isAnonymous && insight(person, say, quirks),
      ),
    ],
    isAnonymous
      ? ['div', { class: `${own('actions')} entity-result__actions--empty` }]
      : [
          'div',
          { class: `${own('actions')} entity-result__actions` },
          [
            'button',
            { 'aria-label': say.invite(person.name), class: 'artdeco-button artdeco-button--2', type: 'button' },
            ['span', { class: 'artdeco-button__text' }, quirks?.isPending ? say.pending : say[person.action]],
          ],
        ],
  ];
}

const marks = (person: PracticePerson): Tree[] =>
  only(
    person.verified && ['svg', { 'data-test-icon': 'verified-small', 'aria-hidden': 'true' }],
    person.premium && ['li-icon', { type: 'linkedin-premium-gold-icon', 'aria-hidden': 'true' }],
  );

/** LinkedIn sets the words that were searched for in bold, with spaces in spans of their own. */
function boldWord(text: string): Tree[] {
  const at = text.lastIndexOf(' ');
  return [
    text.slice(0, at),
    ['span', { class: 'white-space-pre' }, ' '],
    ['strong', {}, '‹!›', text.slice(at + 1), '‹!›'],
  ];
}

/** A ghost's name stands beside it for screen readers; a picture's may say more than the name. */
function face(name: string, quirks: CardQuirks | undefined, say: Words): Tree {
  if (quirks?.avatar === 'ghost')
    return [
      'div',
      { class: 'EntityPhoto-circle-3-ghost-person ivm-view-attr__ghost-entity' },
      ['span', { class: 'visually-hidden' }, name],
    ];
  const alt = quirks?.avatar === 'open-to-work' ? say.openToWork(name) : name;
  return ['img', { alt, class: 'presence-entity__image' }];
}

const snippet = (kind: 'past' | 'summary' | 'skills', say: Words, own: ClassOf): TreeElement => [
  'p',
  { class: `${own('summary')} entity-result__summary--2-lines t-12 t-black--light` },
  `‹!›${say[kind]}: Buyer at Elsewhere Ltd…‹!›`,
];

function insight(person: PracticePerson, say: Words, quirks?: CardQuirks): TreeElement | undefined {
  const { named, others } = person.mutual;
  const told = quirks?.hasFollowers ? say.followers : quirks?.mutualAsText && named[0] && say.isMutual(named[0].name);
  if (told)
    return [
      'div',
      { class: 'entity-result__insights t-12' },
      ['div', { class: 'reusable-search-simple-insight__text-container' }, ['span', {}, told]],
    ];
  if (named.length === 0) return undefined;
  const friends = named.map(
    ({ name, memberId }): Tree => [
      'a',
      {
        class: 'app-aware-link',
        href: `https://www.linkedin.com/in/${memberId}?miniProfileUrn=urn%3Ali%3Afs_miniProfile%3A${memberId}`,
      },
      ['span', {}, ['strong', {}, name]],
    ],
  );
  const all: Tree = [
    'a',
    {
      class: 'app-aware-link',
      href: `https://www.linkedin.com/search/results/people/?facetNetwork=%5B%22F%22%5D&facetConnectionOf=%5B%22${person.memberId}%22%5D&origin=SHARED_CONNECTIONS_CANNED_SEARCH`,
    },
    ['span', {}, ['strong', {}, say.others(others)]],
  ];
  return [
    'div',
    { class: 'entity-result__insights t-12' },
    [
      'div',
      { class: 'reusable-search-simple-insight__text-container' },
      [
        'span',
        { class: 'reusable-search-simple-insight__text' },
        ...friends.flatMap((friend, index): Tree[] => (index > 0 ? [', ', friend] : [friend])),
        ...only(others > 0 && ` ${say.and} `, others > 0 && all),
      ],
    ],
  ];
}
