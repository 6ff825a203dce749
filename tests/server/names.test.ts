import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { createRep, createUser, lead, push, queryAsOwner, startTestService } from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });

const shown = [
  'محمد القاسم',
  'שרה לוי',
  'علی رضایی',
  '田中太郎',
  '김민준',
  'प्रिया शर्मा',
  'สมชาย ใจดี',
  'Анна Петрова',
  'Ελένη Παπαδοπούλου',
  'ქეთევან',
  'Nguyễn Thị Minh',
  'Siobhán O\u2019Brien-Smith',
  'Jean\u00adLuc',
  'X Æ A-12',
  '李 小龍',
  '😀 Orla 👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru',
  'Zoë\u0301',
  'ﬁona',
  'İbrahim ıŞIK',
].flatMap((name) => [
  name,
  name.normalize('NFC'),
  name.normalize('NFD'),
  `\u202e${name}`,
  `${name}\u200b`,
  `\u2066${name}\u2069`,
  `${name}\u200d`,
  `\u200f${name}\ufeff`,
  `${name} 🧑\u200d🔧\u{1f3fd}`,
  `Dr. ${name}\u00a0Jr.`,
  `${name} "Quote", Comma; Semi`,
  `${name}\nSecond\tline\r\n`,
  `${name}\\n \\0 \\ud800 %00 &amp; <b>`,
]);
const unstorable = ['a\0b', '\ud800', 'x\udfff', '\ud83d', 'Orla\0', '\udc00\ud800'];

test('B3: names in every script, with every invisible character, come back as they were, from JSON, PostgreSQL and CSV', async () => {
  const rep = await createRep(service);
  const token = async (query: string) => rep('GET', `/v1/leads/export?${query}`);
  const names = [...new Set(shown)];
  expect(names.length).toBeGreaterThanOrEqual(200);
  const sent = names.map((name, at) => ({
    name,
    ref: lead([`vanity:name-${at}`], { name: { shown: name }, headline: name }),
  }));
  for (let from = 0; from < sent.length; from += 100) {
    const { body } = await push(
      rep,
      sent.slice(from, from + 100).map(({ ref }) => ref),
    );
    expect(new Set(body.results.map(({ status }: { status: string }) => status))).toEqual(new Set(['created']));
  }
  const { leads } = (await token('format=json')).body as {
    leads: { identityKeys: string[]; name: { shown: string }; headline: string }[];
  };
  const back = new Map(leads.map((one) => [one.identityKeys[0], one]));
  const rows = await queryAsOwner(
    service,
    "SELECT k.key, l.fields -> 'name' ->> 'shown' AS shown FROM lead l JOIN lead_key k ON k.lead_id = l.id AND k.account_id = l.account_id",
  );
  const stored = new Map(rows.map((row) => [row.key, row.shown]));
  let survived = 0;
  for (const [at, { name }] of sent.entries()) {
    const key = `vanity:name-${at}`;
    expect([name, back.get(key)?.name.shown, back.get(key)?.headline, stored.get(key)]).toEqual([
      name,
      name,
      name,
      name,
    ]);
    survived++;
  }
  console.log(`B3 names through JSON and PostgreSQL: ${survived} of ${names.length} survived`);
});

test('B3: and from CSV, but for the apostrophe before what would be a formula', async () => {
  const { rep, token } = await createUser(service);
  const names = [...new Set(shown)];
  for (let from = 0; from < names.length; from += 100) {
    const part = names
      .slice(from, from + 100)
      .map((name, at) => lead([`vanity:csv-${from + at}`], { name: { shown: name } }));
    await push(rep, part);
  }
  const headers = { authorization: `Bearer ${token}` };
  const csv = await (await fetch(`${service.url}/v1/leads/export?format=csv`, { headers })).text();
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const back = data.map((row) => row.Name).sort();
  const survived = names.toSorted().filter((name, at) => name === back[at]).length;
  console.log(`B3 names through CSV: ${survived} of ${names.length} survived`);
  expect(back).toEqual(names.toSorted());
});

test('B3: what no database holds is refused alone, and says where', async () => {
  const rep = await createRep(service);
  const { body } = await push(rep, [
    ...unstorable.map((name, at) => lead([`vanity:bad-${at}`], { name: { shown: name } })),
    lead(['vanity:good']),
  ]);
  const refused = body.results.filter(({ status }: { status: string }) => status === 'rejected');
  console.log(`B3 names that cannot be stored: ${refused.length} of ${unstorable.length} refused, alone`);
  expect(refused).toHaveLength(unstorable.length);
  for (const { problem } of refused) expect(problem.errors[0].pointer).toBe('/name/shown');
  expect(body.results.at(-1).status).toBe('created');
});
