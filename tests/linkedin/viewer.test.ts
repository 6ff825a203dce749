import { expect, test } from 'vitest';
import { renderPage } from '../practice/generate/render-page.ts';
import { practiceMembers } from '../practice/members.ts';
import { profilePage } from '../practice/pages.ts';
import { parse, read } from './read.ts';

const { a } = practiceMembers;
const name = { shown: 'Marit Solbergdemo', given: 'Marit', family: 'Solbergdemo' };

test('Ember: the embedded answer names the viewer with every key', () => {
  expect(read(parse(renderPage({ variant: 'E2', seed: 3 }))).viewer).toEqual({
    identityKeys: [`vanity:${a.vanity}`, `member:${a.memberId}`, `urn:${a.memberNumber}`],
    name,
    source: 'embedded-me',
  });
});

test('server-driven: the hydration data names the viewer', () => {
  expect(read(parse(renderPage({ variant: 'S2', seed: 3 }))).viewer).toEqual({
    identityKeys: [`vanity:${a.vanity}`],
    name,
    source: 'rehydration',
  });
});

test('hydration data as LinkedIn may escape it once more, without a name beside it', () => {
  const page =
    '<script id="rehydrate-data">window.x = ["2:\\"{\\\\\\"selfVanityName\\\\\\":\\\\\\"orla-quist\\\\\\"}\\""]</script>';
  expect(read(parse(page)).viewer).toEqual({ identityKeys: ['vanity:orla-quist'], source: 'rehydration' });
});

test('one’s own profile offers to edit it; another’s says nothing about the viewer', () => {
  const at = (vanity: string) => `https://www.linkedin.com/in/${vanity}/`;
  expect(read(parse(profilePage(3, a.vanity, a) ?? ''), at(a.vanity)).viewer).toEqual({
    identityKeys: [`vanity:${a.vanity}`],
    source: 'own-profile-link',
  });
  expect(read(parse('<main><h2>Orla Quist</h2></main>'), at('orla-quist')).viewer).toBeUndefined();
});

test('embedded JSON that is broken or hostile says nothing', () => {
  const page =
    '<code id="bpr-guid-1">{"data":null</code><code id="datalet-bpr-guid-1">{"request":"/voyager/api/me"}</code>';
  expect(read(parse(page)).viewer).toBeUndefined();
});
