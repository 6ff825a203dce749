import { expect, test } from 'vitest';
import { parse, read } from './read.ts';

interface Card {
  name: string;
  titleHref?: string;
  avatarHref?: string;
  degree?: string;
  below?: string;
}

const link = (href: string | undefined, inner: string, id = '') =>
  href ? `<a href="${href}"${id && ` id="${id}"`}>${inner}</a>` : inner;
const card = ({ name, titleHref, avatarHref, degree, below = '' }: Card) => `
<li class="org-people-profile-card__profile-card-spacing">
${link(avatarHref, '<img alt="">', 'org-people-profile-card__profile-image-0')}
<div class="artdeco-entity-lockup__title">${link(titleHref, `<div>${name}</div>`)}</div>
${degree ? `<span class="artdeco-entity-lockup__degree">·&nbsp;${degree}</span>` : ''}
<div class="artdeco-entity-lockup__subtitle"><div>Welder</div></div><span class="t-12">${below}</span></li>`;
const rowsOf = (...cards: Card[]) =>
  read(parse(`<main><ul>${cards.map(card).join('')}</ul></main>`), 'https://www.linkedin.com/company/norrvik/people/')
    .rows;
const MUTUAL = '<a href="/in/tomas-vell/">Tomas Vell</a> and 3 other mutual connections';

test('a card is whose name or picture says, never whom it mentions', () => {
  const [byTitle, byAvatar, nobody, anonymous, contradicting, twoKinds] = rowsOf(
    { name: 'Orla Quist', titleHref: '/in/orla/', degree: '2nd', below: MUTUAL },
    {
      name: 'Ida Brek',
      avatarHref: '/in/ACoAAFAKE00009',
      degree: '1st',
      below: 'Tomas Vell and 3 other mutual connections',
    },
    { name: 'Jori Vane', degree: '3rd+', below: MUTUAL },
    { name: 'Członek Linkedina', below: MUTUAL },
    { name: 'Pau Sol', titleHref: '/in/pau/', avatarHref: '/in/ida-brek/', degree: '2nd' },
    { name: 'Mia Lund', titleHref: '/in/mia/', avatarHref: '/in/ACoAAFAKE00010', degree: '2nd' },
  );
  expect(byTitle).toMatchObject({ lead: { identityKeys: ['vanity:orla'], degree: 2, sharedConnections: 4 } });
  expect(byAvatar).toMatchObject({ lead: { identityKeys: ['member:ACoAAFAKE00009'], sharedConnections: 4 } });
  expect([nobody, anonymous, contradicting]).toEqual([
    { refused: 'unreadable' },
    { refused: 'anonymous' },
    { refused: 'unreadable' },
  ]);
  expect(twoKinds).toMatchObject({ lead: { identityKeys: ['vanity:mia'] } });
});
