import { expect, test } from 'vitest';
import { proposeLanguage } from '../../../server/told/language.ts';
import { createRep, lead, push, startTestService } from '../service.ts';

let today = '2026-11-25';
const now = () => new Date(`${today}T09:00:00.000Z`);
const service = await startTestService({ now });
const captured = (key: string, day: string, more = {}) => lead([key], { capturedAt: `${day}T10:00:00.000Z`, ...more });

test('whoever was captured is due a notice within 30 days, the nearest first, until it is marked done', async () => {
  const [rep, other] = [await createRep(service), await createRep(service)];
  const { results } = (
    await push(rep, [
      captured('vanity:late', '2026-10-20', { location: 'Lyon, France' }),
      captured('vanity:soon', '2026-10-27', { name: { shown: '=HYPERLINK("x")' } }),
      captured('vanity:new', '2026-11-20', { location: 'Bergen, Norway' }),
      lead(['company:quay'], { kind: 'company', name: { shown: 'Quay AS' }, headline: undefined }),
    ])
  ).body;
  const list = async (query = '') => (await rep('GET', `/v1/people-to-tell${query}`)).body;
  expect(await list()).toMatchObject({
    waiting: 3,
    late: 1,
    people: [
      {
        id: results[0].id,
        language: 'fr',
        dueAt: '2026-11-19T10:00:00.000Z',
        profileUrl: 'https://www.linkedin.com/in/late/',
      },
      { id: results[1].id, language: 'en', dueAt: '2026-11-26T10:00:00.000Z' },
      { id: results[2].id, language: 'en' },
    ],
  });
  const first = await list('?limit=2');
  expect((await list(`?limit=2&cursor=${first.nextCursor}`)).people.map(({ id }: { id: string }) => id)).toEqual([
    results[2].id,
  ]);

  const csv = await (await fetch(`${service.url}/v1/people-to-tell/export`)).text();
  expect(csv).toContain('unauthenticated');
  const done = (client: typeof rep, ids: string[], how: string | null) =>
    client('POST', '/v1/people-to-tell/told', { ids, how });
  expect((await done(other, [results[0].id], 'mail')).body).toEqual({ changed: 0 });
  expect((await done(rep, [results[0].id, results[1].id], 'linkedin')).body).toEqual({ changed: 2 });
  expect((await done(rep, [results[0].id], 'linkedin')).body).toEqual({ changed: 0 });
  expect(await list()).toMatchObject({ waiting: 1, late: 0 });
  expect((await rep('GET', `/v1/leads/${results[0].id}`)).body.told).toEqual({
    at: now().toISOString(),
    how: 'linkedin',
  });
  expect((await done(rep, [results[0].id], null)).body).toEqual({ changed: 1 });
  expect(await list()).toMatchObject({ waiting: 2, late: 1 });
});

test.each([
  ['the one that goes', [0, 1], 'phone'],
  ['the one that stays', [1, 0], 'mail'],
])(
  'two records of one person are merged: told stays told, from the earliest day on (%s was told first)',
  async (_which, order, how) => {
    const rep = await createRep(service);
    const { results } = (
      await push(rep, [captured('vanity:twice', '2026-11-20'), captured('vanity:twice-again', '2026-11-20')])
    ).body;
    const ids = [results[0].id, results[1].id];
    const hows = ['phone', 'mail'];
    for (const [day, place] of order.entries()) {
      today = `2026-11-2${5 + day}`;
      await rep('POST', '/v1/people-to-tell/told', { ids: [ids[place]], how: hows[place] });
    }
    today = '2026-11-25';
    const merged = await rep('POST', `/v1/leads/${ids[1]}/merge`, { with: ids[0] }, { 'if-match': '*' });
    expect(merged.status).toBe(200);
    const { told } = (await rep('GET', `/v1/leads/${ids[1]}`)).body;
    expect(told).toEqual({ at: '2026-11-25T09:00:00.000Z', how });
  },
);

test('a record that nobody was told of takes the mark over from the one that is merged into it', async () => {
  const rep = await createRep(service);
  const { results } = (
    await push(rep, [captured('vanity:told', '2026-11-20'), captured('vanity:untold', '2026-11-20')])
  ).body;
  await rep('POST', '/v1/people-to-tell/told', { ids: [results[0].id], how: 'mail' });
  await rep('POST', `/v1/leads/${results[1].id}/merge`, { with: results[0].id }, { 'if-match': '*' });
  expect((await rep('GET', '/v1/people-to-tell')).body).toMatchObject({ waiting: 0, people: [] });
});

test.each([
  ['Paris, Île-de-France, France', 'fr'],
  ['Montréal, Québec', 'fr'],
  ['San Francisco Bay Area', 'en'],
  ['Antwerp, Flemish Region, Belgium', 'en'],
  [undefined, 'en'],
])('somebody in %s is written to in %s, unless one knows better', (location, language) => {
  expect(proposeLanguage(location)).toBe(language);
});
