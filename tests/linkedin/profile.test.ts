import { describe, expect, test } from 'vitest';
import { parse, read } from './read.ts';

const ORLA = 'https://www.linkedin.com/in/orla-quist/';
const leadOf = (html: string) => {
  const [row] = read(parse(html), ORLA).rows;
  return row && 'lead' in row ? row.lead : row;
};

describe('a server-driven profile', () => {
  const profile = (
    lines: string[],
    ties = true,
  ) => `<main><section componentkey="com.linkedin.sdui.profile.card.refACoAAFAKE00001Topcard">
    <a href="${ORLA}"><h2>Orla Quist</h2></a>${lines.map((line) => `<p>${line}</p>`).join('')}
    ${ties ? '<p>Norrvik Steel · Lunds universitet</p>' : ''}
    <div><p>Malmö, Sweden</p><p>·</p><p><a href="${ORLA}overlay/contact-info/">Contact info</a></p></div>
    ${ties ? '<div role="button"><p>Norrvik Steel</p></div><div role="button"><p>Lunds universitet</p></div>' : ''}</section></main>`;

  test.each([
    ['· 2nd', 2],
    ['・2次', 2],
    ['· ٢', 2],
    ['٢ ·', 2],
    ['· 3e et +', 3],
    ['· 2nd degree connection', 2],
    ['· الثانية', undefined],
  ])('%s is a degree, and no headline', (badge, degree) =>
    expect(leadOf(profile([badge, 'Plant Manager']))).toMatchObject({
      headline: 'Plant Manager',
      location: 'Malmö, Sweden',
      company: 'Norrvik Steel',
      ...(degree && { degree }),
    }),
  );

  test.each(['She/Her', 'she / her', '(She/Her)', 'Elle', 'هي/لها'])('%s are pronouns, and no headline', (pronouns) => {
    expect(leadOf(profile([pronouns, 'Plant Manager']))).toMatchObject({ headline: 'Plant Manager' });
    expect(leadOf(profile([pronouns, '· 2nd', 'Plant Manager'], false))).toMatchObject({ headline: 'Plant Manager' });
  });

  test('the mark of who is verified may stand beside the name’s link; one further down is not theirs', () => {
    const beside = profile(['· 2nd', 'Plant Manager']).replace(
      '</a><p>',
      '</a><div><svg id="verified-medium"></svg></div><p>',
    );
    expect(leadOf(beside)).toMatchObject({ verified: true });
    const below = profile(['· 2nd', 'Plant Manager']).replace(
      '<p>Norrvik',
      '<svg id="verified-medium"></svg><p>Norrvik',
    );
    expect(leadOf(below)).not.toHaveProperty('verified');
  });

  test('a place that is missing is not the link beside it', () => {
    const page = profile(['· 2nd', 'Plant Manager']).replace('<p>Malmö, Sweden</p><p>·</p>', '');
    expect(leadOf(page)).toMatchObject({ headline: 'Plant Manager', degree: 2 });
    expect(leadOf(page)).not.toHaveProperty('location');
  });

  test('two degrees say nothing; a headline may have strokes and dots', () => {
    expect(leadOf(profile(['· 1st', '· 2nd', 'Trainer/Coach']))).toMatchObject({ headline: 'Trainer/Coach' });
    expect(leadOf(profile(['· 1st', '· 2nd', 'Trainer/Coach']))).not.toHaveProperty('degree');
    expect(leadOf(profile(['Trainer/Coach'], false))).toMatchObject({ headline: 'Trainer/Coach' });
    expect(leadOf(profile(['· 2nd', '· Steel · 3rd shift']))).toMatchObject({
      headline: '· Steel · 3rd shift',
      degree: 2,
    });
  });
});

describe('an Ember profile', () => {
  const profile = (label: string, inner = '') => `<main><section data-member-id="100200300"><h1>Orla Quist</h1>
    <button aria-label="${label}">${inner}</button></section></main>`;

  test.each([
    ['Current company: St. Olaf Inc. Click to skip to experience card', 'St. Olaf Inc'],
    ['Current company: Amazon.com. Click to skip to experience card', 'Amazon.com'],
    ['Current company: St. Olaf', 'St. Olaf'],
    ['Aktualna firma: Norrvik Sp. z o.o. Kliknij, aby przejść do karty', 'Norrvik Sp. z o.o'],
    ['現在の会社: Norrvik Steel。クリックして職歴へ', 'Norrvik Steel'],
  ])('%s', (label, company) => expect(leadOf(profile(label))).toMatchObject({ company }));

  test('the link to who they are connected with says their id; a mutual connection’s own does not', () => {
    const links = `<a href="/search/results/people/?connectionOf=%5B%22ACoAAFAKE00001%22%5D&network=%5B%22F%22%5D">500+ connections</a>
      <a href="/in/ACoAAFAKE00002">Ida Brek</a>`;
    const page = profile('').replace('</section>', `${links}</section>`);
    expect(leadOf(page)).toMatchObject({
      identityKeys: ['vanity:orla-quist', 'urn:100200300', 'member:ACoAAFAKE00001'],
    });
    expect(leadOf(page.replace('</section>', `${links.replace('00001', '00003')}</section>`))).toMatchObject({
      identityKeys: ['vanity:orla-quist', 'urn:100200300'],
    });
  });

  test('the button’s own words come first', () =>
    expect(
      leadOf(profile('Current company: St. Olaf Inc. Click to skip', '<span><div>St. Olaf Inc.</div></span>')),
    ).toMatchObject({ company: 'St. Olaf Inc.' }));
});
