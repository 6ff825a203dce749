import type { PracticePerson } from '../people.ts';
import type { Language } from '../search-page.ts';
import { only, type TreeElement, escapeHtml as text } from './tree.ts';
import { words } from './words.ts';

const SCHOOL = 'Lunds universitet';

/** A server-driven profile: the degree twice for most, and other people beside it. */
export function profileSdui(person: PracticePerson, language: Language): TreeElement {
  const href = `https://www.linkedin.com/in/${encodeURIComponent(person.vanity)}/`;
  const say = words[language];
  const { degree } = person;
  return [
    'div',
    { 'data-sdui-screen': 'com.linkedin.sdui.flagshipnav.profile.Profile' },
    [
      'section',
      { componentkey: `com.linkedin.sdui.profile.card.ref${person.memberId}Topcard` },
      ['a', { tabindex: '0', href }, ['div', {}, ['h2', {}, person.name]]],
      ['p', {}, 'She/Her'],
      ...only(
        degree && ['p', {}, `· ${say.degree[1]}`],
        degree && degree > 1 && ['div', { 'data-display-contents': 'true' }, ['p', {}, `· ${say.degree[degree]}`]],
      ),
      ['p', {}, person.headline ?? '--'],
      ['p', {}, `${person.job.company} · ${SCHOOL}`],
      [
        'div',
        {},
        ...only(person.location && ['p', {}, person.location], person.location && ['p', {}, '·']),
        ['p', {}, ['a', { href: `${href}overlay/contact-info/` }, 'Contact info']],
      ],
      [
        'div',
        { role: 'button', tabindex: '0' },
        ['figure', { 'aria-hidden': 'true' }, ['img', { alt: '' }]],
        ['p', {}, person.job.company],
      ],
      ['div', { role: 'button', tabindex: '0' }, ['p', {}, SCHOOL]],
      [
        'a',
        {
          href: `/messaging/compose/?profileUrn=urn%3Ali%3Afsd_profile%3A${person.memberId}&recipient=${person.memberId}`,
        },
        say.message,
      ],
    ],
    [
      'div',
      { componentkey: `profileAsidePymk${person.vanity}` },
      ['ul', {}, ['li', {}, ['a', { href: 'https://www.linkedin.com/in/ida-brek/' }, ['p', {}, 'Ida Brek']]]],
    ],
  ];
}

/** An Ember profile. */
export const profileEmber = (person: PracticePerson, language: Language): string => {
  const path = `/in/${encodeURIComponent(person.vanity)}`;
  return `<section class="artdeco-card" data-member-id="${person.memberNumber}"><div class="ph5 pb5"><button aria-label="open profile picture"><img title="${text(person.name)}" alt="${text(person.name)}"></button>
<a href="${path}/overlay/about-this-profile/" aria-label="${text(person.name)}"><h1 class="inline t-24 v-align-middle break-words">${text(person.name)}</h1></a>
${person.degree ? `<span class="distance-badge t-black--light t-14"><span class="visually-hidden"> degree connection </span><span class="dist-value" aria-hidden="true"> ${words[language].degree[person.degree]} </span></span>` : ''}
<div class="text-body-medium break-words"> ${text(person.headline ?? '')} </div><ul><li><button aria-label="Current company: ${text(person.job.company)}. Click to skip to experience card"><span><div>${text(person.job.company)}</div></span></button></li><li><button aria-label="Education: ${SCHOOL}. Click to skip to education card"><span>${SCHOOL}</span></button></li></ul>
<span class="text-body-small inline t-black--light break-words"> ${text(person.location ?? '')} </span><a id="top-card-text-details-contact-info" href="${path}/overlay/contact-info/">Contact info</a></div></section>
<section class="artdeco-card" data-view-name="profile-card"><h2>People you may know</h2><ul><li><a href="/in/ida-brek/">Ida Brek</a></li></ul></section>`;
};
