// Long: one page's tree, node by node as LinkedIn's script builds it; cut in two it could not be compared with the reference.
import type { PracticePerson } from '../people.ts';
import type { CardQuirks } from '../quirks.ts';
import { createRandom, type Random } from '../random.ts';
import type { SearchPage, Slot } from '../search-page.ts';
import { only, type Tree, type TreeElement } from './tree.ts';
import { type Words, words } from './words.ts';

const buildOf = (page: SearchPage) => createRandom(page.seed, 'build').letters(8, '0123456789abcdef');

/** The cards of a server-driven list of results. */
export function sduiCards(page: SearchPage, variant: 'S1' | 'S2'): TreeElement[] {
  const random = createRandom(page.seed, `sdui ${page.number}`);
  const context: Context = { random, say: words[page.language], variant, hash: buildOf(page) };
  return page.slots.map((slot) => renderSlot(slot, context));
}

/** The content of `main` on a server-driven page. S1 has view names; S2 has none, and puts each card into an anchor. */
export function sduiTree(page: SearchPage, variant: 'S1' | 'S2'): TreeElement {
  const say = words[page.language];
  const hash = buildOf(page);
  return [
    'div',
    { role: 'main', 'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.search.SearchResultsPeople', class: `_${hash}` },
    [
      'div',
      { componentkey: 'SearchResults_SearchResultsFilterBar', class: 'practice-filters' },
      ['button', { type: 'button' }, 'People'],
      ['button', { type: 'button' }, 'Locations'],
    ],
    [
      'div',
      { 'data-testid': 'lazy-column', 'data-component-type': 'LazyColumn' },
      ['div', {}, ['div', {}, ['div', { role: 'list' }, ...sduiCards(page, variant)]]],
      pagination(page, say),
    ],
  ];
}

interface Context {
  random: Random;
  say: Words;
  variant: 'S1' | 'S2';
  hash: string;
}

const key = (random: Random) =>
  `${random.letters(8, '0123456789abcdef')}-0000-4000-8000-${random.letters(12, '0123456789abcdef')}`;

function renderSlot(slot: Slot, context: Context): TreeElement {
  const { random, variant, hash } = context;
  if (slot.kind === 'upsell') {
    return [
      'div',
      { class: 'practice-upsell' },
      [
        'div',
        { 'data-display-contents': 'true' },
        [
          'div',
          { componentkey: `auto-component-${key(random)}` },
          ['svg', {}],
          [
            'div',
            {},
            ['div', {}, ['p', {}, 'Easily find people who are actively hiring']],
            ['p', {}, 'Search more efficiently with advanced search filters'],
            [
              'a',
              {
                href: 'https://www.linkedin.com/premium/products/?upsellSlotId=ADVANCED_PEOPLE_SEARCH_FILTER_INLINE_RESULT',
              },
              ['span', {}, 'Try Premium for $0'],
            ],
          ],
        ],
      ],
    ];
  }
  if (slot.kind === 'feedback') {
    return [
      'div',
      { role: 'listitem', class: 'practice-feedback' },
      ['div', {}, ['p', {}, 'Are these results helpful?'], ['button', { type: 'button' }, 'Yes']],
    ];
  }
  if (slot.kind === 'suggestion') {
    return [
      'div',
      { role: 'listitem' },
      ['p', {}, ['a', { href: '/search/results/people/?keywords=plant%20director' }, 'plant director']],
    ];
  }
  const card = variant === 'S1' ? cardWithViewNames(slot, context) : cardInAnchor(slot, context);
  return ['div', {}, ['div', { role: 'listitem', class: `${hash} _${hash}` }, card, ['hr', { role: 'presentation' }]]];
}

function cardInAnchor(slot: Slot & { kind: 'person' | 'anonymous' }, context: Context): TreeElement {
  const { random, say } = context;
  const { person } = slot;
  const isAnonymous = slot.kind === 'anonymous';
  const own = key(random);
  const href = hrefOf(slot);
  const name: Tree = isAnonymous
    ? ['p', { componentkey: key(random) }, say.anonymous]
    : ['p', { componentkey: key(random) }, ['a', { href }, person.name, ...marks(person)], ...degree(person, say)];
  return [
    'div',
    { 'data-display-contents': 'true' },
    [
      'a',
      { tabindex: '0', href, componentkey: own },
      [
        'div',
        { componentkey: own },
        [
          'div',
          { class: 'practice-card' },
          isAnonymous ? ['figure', { 'aria-hidden': 'true' }, ['svg', {}]] : face(person.name, quirksOf(slot), say),
          [
            'div',
            {},
            name,
            ['div', {}, ['p', {}, person.headline ?? '--']],
            ...only(person.location && ['div', {}, ['p', {}, person.location]]),
          ],
          [
            'div',
            {},
            [
              'div',
              isAnonymous ? {} : { componentkey: `SearchResults${person.memberId}` },
              ['div', { 'data-display-contents': 'true' }, action(slot, context)],
            ],
          ],
        ],
        ...(isAnonymous ? [] : below(person, context, quirksOf(slot))),
      ],
    ],
  ];
}

function cardWithViewNames(slot: Slot & { kind: 'person' | 'anonymous' }, context: Context): TreeElement {
  const { say } = context;
  const { person } = slot;
  const isAnonymous = slot.kind === 'anonymous';
  const href = hrefOf(slot);
  const name: Tree = isAnonymous
    ? ['p', {}, say.anonymous]
    : [
        'p',
        {},
        ['a', { 'data-view-name': 'search-result-lockup-title', href }, person.name, ...marks(person)],
        ...degree(person, say),
      ];
  return [
    'div',
    { 'data-view-name': 'people-search-result' },
    [
      'a',
      { 'data-view-name': 'search-result-lockup-image', href },
      ['figure', { 'data-view-name': 'image' }, ['img', { alt: isAnonymous ? '' : person.name }]],
    ],
    name,
    ['div', {}, ['p', {}, person.headline ?? '--']],
    ...only(person.location && ['div', {}, ['p', {}, person.location]]),
    ['div', isAnonymous ? {} : { componentkey: `SearchResults${person.memberId}` }, action(slot, context)],
    ...(isAnonymous ? [] : below(person, context, quirksOf(slot))),
  ];
}

const quirksOf = (slot: Slot): CardQuirks | undefined => (slot.kind === 'person' ? slot.quirks : undefined);

function hrefOf(slot: Slot & { kind: 'person' | 'anonymous' }): string {
  const tail = { language: 'pl/', lipi: '?lipi=urn%3Ali%3Apage%3Ad_x' };
  const added = quirksOf(slot)?.linkTail || undefined;
  return `https://www.linkedin.com/in/${segmentOf(slot)}/${added ? tail[added] : ''}`;
}

/** A picture, a drawing that names the person, or a ghost that does not. */
function face(name: string, quirks: CardQuirks | undefined, say: Words): Tree {
  if (quirks?.avatar === 'ghost') return ['figure', { 'aria-hidden': 'true' }, ['svg', {}]];
  const alt = quirks?.avatar === 'open-to-work' ? say.openToWork(name) : name;
  return ['figure', {}, ['img', { alt }]];
}

const segmentOf = (slot: Slot & { kind: 'person' | 'anonymous' }) =>
  slot.kind === 'person' && slot.linkedBy === 'id' ? slot.person.memberId : encodeURIComponent(slot.person.vanity);

const degree = (person: PracticePerson, say: Words): Tree[] =>
  person.degree ? [['span', {}, ['span', {}, ` • ${say.degree[person.degree]}`]]] : [];

const marks = (person: PracticePerson): Tree[] =>
  only(
    person.verified && ['span', {}, ' '],
    person.verified && [
      'span',
      { role: 'img', 'aria-label': 'Verified' },
      ['svg', { id: 'verified-small', 'aria-hidden': 'true' }],
    ],
    person.premium && [
      'span',
      { role: 'img', 'aria-label': 'Premium' },
      ['svg', { id: 'linkedin-bug-premium-small', 'aria-hidden': 'true' }],
    ],
  );

function action(slot: Slot & { kind: 'person' | 'anonymous' }, { say }: Context): Tree {
  const { person } = slot;
  // The leak that a reader must not take: an anonymous card's message link names the person.
  if (slot.kind === 'anonymous' || person.action === 'message') {
    return [
      'a',
      {
        href: `/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${person.memberId}&recipient=${person.memberId}&screenContext=SEARCH`,
        'aria-label': `${say.message} ${person.name}`,
        class: 'practice-action',
      },
      ['span', {}, say.message],
    ];
  }
  if (quirksOf(slot)?.isPending) {
    return [
      'a',
      { href: '/preload/pending/', 'aria-label': `${say.pending} ${person.name}`, class: 'practice-action' },
      ['span', {}, say.pending],
    ];
  }
  if (person.action === 'follow')
    return [
      'button',
      { type: 'button', 'aria-label': `${say.follow} ${person.name}`, class: 'practice-action' },
      ['span', {}, say.follow],
    ];
  return [
    'a',
    {
      'aria-disabled': 'false',
      href: `/preload/search-custom-invite/?vanityName=${person.vanity}`,
      'aria-label': say.invite(person.name),
      class: 'practice-action',
    },
    ['span', {}, ['svg', { id: 'connect-small' }], ['div', {}, ['span', {}, say.connect]]],
  ];
}

/** Snippet and shared connections, under the lines of the name. */
function below(person: PracticePerson, { random, say, variant }: Context, quirks?: CardQuirks): Tree[] {
  const current = person.current && say.current?.(person.current.position, person.current.company);
  const { named, others } = person.mutual;
  const snippet = quirks?.snippet && `${say[quirks.snippet]}: Buyer at Elsewhere Ltd…`;
  const told = quirks?.hasFollowers ? say.followers : quirks?.mutualAsText && named[0] && say.isMutual(named[0].name);
  const friends = named.map(
    ({ name, vanity }): Tree => [
      'a',
      { href: `https://www.linkedin.com/in/${encodeURIComponent(vanity)}/` },
      ['strong', {}, name],
    ],
  );
  const all: Tree = [
    'a',
    {
      href: `https://www.linkedin.com/search/results/people/?origin=SHARED_CONNECTIONS_CANNED_SEARCH&network=%5B%22F%22%5D&connectionOf=%5B%22${person.memberId}%22%5D`,
    },
    ['strong', {}, say.others(others)],
  ];
  return only(
    current && [
      'div',
      { class: 'practice-snippet' },
      [
        'p',
        {},
        current.slice(0, current.lastIndexOf(' ')),
        ['span', {}, ' '],
        ['strong', {}, ['span', {}, current.slice(current.lastIndexOf(' ') + 1)]],
      ],
    ],
    snippet && ['div', { class: 'practice-snippet' }, ['p', {}, snippet]],
    told &&
      variant === 'S1' && [
        'a',
        { 'data-view-name': 'search-result-social-proof-insight', href: '/search/results/people/?origin=SHARED' },
        told,
      ],
    told &&
      variant === 'S2' && [
        'div',
        { class: 'practice-snippet' },
        [
          'p',
          {},
          quirks?.hasFollowers
            ? [
                'a',
                { href: '/search/results/people/?origin=SHARED_FOLLOWERS_CANNED_SEARCH&followerOf=%5B%22x%22%5D' },
                told,
              ]
            : told,
        ],
      ],
    !told &&
      named.length > 0 && [
        'div',
        { componentkey: key(random), class: 'practice-snippet' },
        [
          'ul',
          { role: 'presentation' },
          ...named.map((): Tree => ['li', {}, ['figure', { 'aria-hidden': 'true' }, ['img', { alt: '' }]]]),
        ],
        [
          'div',
          {},
          [
            'p',
            { componentkey: key(random) },
            ...friends.flatMap((friend, index): Tree[] => (index > 0 ? [', ', friend] : [friend])),
            ...only(others > 0 && ` ${say.and} `, others > 0 && all),
          ],
        ],
      ],
  );
}

function pagination(page: SearchPage, say: Words): TreeElement {
  const isLast = page.number === page.total;
  return [
    'div',
    { class: 'practice-pagination' },
    [
      'button',
      { type: 'button', 'data-testid': `pagination-controls-prev-button-${page.number === 1 ? 'hidden' : 'visible'}` },
      ['span', {}, say.previous],
    ],
    [
      'ul',
      { 'data-testid': 'pagination-controls-list' },
      ...Array.from(
        { length: page.total },
        (_, index): Tree => [
          'li',
          {},
          [
            'button',
            {
              type: 'button',
              'aria-label': `${say.page} ${index + 1}`,
              'data-testid': `pagination-indicator-${index}`,
              ...(index + 1 === page.number && { 'aria-current': 'true' }),
            },
            ['span', {}, String(index + 1)],
          ],
        ],
      ),
    ],
    [
      'button',
      { type: 'button', 'data-testid': `pagination-controls-next-button-${isLast ? 'hidden' : 'visible'}` },
      ['span', {}, say.next],
    ],
  ];
}
