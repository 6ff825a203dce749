// Long: one file of every export and one of every way in which a file can be broken.
import { describe, expect, it } from 'vitest';
import { toCaptures } from '../../utils/import/captures.ts';
import { readPeople } from '../../utils/import/people.ts';
import { readTable, type Table } from '../../utils/import/table.ts';
import { leadSchema } from '../../utils/lead/lead.ts';
import { messages } from '../../utils/messaging/protocol.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function open(text: string | Uint8Array) {
  const read = readTable(typeof text === 'string' ? bytes(text) : text);
  if (!read.ok) throw new Error(read.code);
  return { table: read.table, ...readPeople(read.table, read.table.columns) };
}
const names = (people: { lead: { name: { shown: string } } }[]) => people.map(({ lead }) => lead.name.shown);

const NOTES =
  'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing, ""as set"", by your connections."\r\n\r\n';
const CONNECTIONS = `\uFEFF${NOTES}First Name,Last Name,URL,Email Address,Company,Position,Connected On\r
Orla,Quist,https://www.linkedin.com/in/orla-quist,orla@example.test,"Norrvik Steel, Ltd.","Plant Manager ""West""",12 Mar 2024\r
,,,,,,03 Apr 2023\r
Paweł,Przykładny,https://www.linkedin.com/in/pawe%C5%82-przyk%C5%82ad,,,,01 Jan 2025\r
Orla,Quist,https://www.linkedin.com/in/orla-quist/,,,,12 Mar 2024\r
Ida,,https://www.linkedin.com/company/norrvik,,,,12 Mar 2024\r
\r
`;

describe("LinkedIn's own export of connections", () => {
  it('is read through its notes, its byte-order mark, its quotes and its blank members', () => {
    const { table, people, refused } = open(CONNECTIONS);
    expect(table.source).toBe('connections');
    expect(people[0]).toEqual({
      place: 5,
      url: 'https://www.linkedin.com/in/orla-quist/',
      lead: {
        kind: 'person',
        identityKeys: ['vanity:orla-quist'],
        name: { shown: 'Orla Quist', given: 'Orla', family: 'Quist' },
        position: 'Plant Manager "West"',
        company: 'Norrvik Steel, Ltd.',
        degree: 1,
      },
    });
    expect(people[1]).toMatchObject({
      lead: { identityKeys: ['vanity:paweł-przykład'] },
      url: 'https://www.linkedin.com/in/pawe%C5%82-przyk%C5%82ad/',
    });
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [6, 'blank'],
      [8, 'double'],
      [9, 'link-not-profile'],
    ]);
  });

  it('leaves e-mail addresses out of the people and out of the report', () => {
    const result = open(
      CONNECTIONS.replace('orla-quist,orla@', 'orla-quist/x/y?,orla@').replaceAll('/in/orla', '/out/orla'),
    );
    expect(JSON.stringify([result.people, result.refused])).not.toContain('@');
    expect(result.table.columns[3]).toBe('private');
  });

  it.each([
    ['French', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion', '12 mars 2024'],
    ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am', '12. März 2024'],
    ['Spanish', 'Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Conectado el', '12 mar 2024'],
    ['Portuguese', 'Nome,Sobrenome,URL,E-mail,Empresa,Cargo,Conectado em', '12 de mar. de 2024'],
    ['Polish', 'Imię,Nazwisko,URL,Adres e-mail,Firma,Stanowisko,Połączono', '12 marca 2024'],
    ['Japanese', '名,姓,URL,メールアドレス,会社,役職,接続日', '2024年3月12日'],
    ['Arabic', 'الاسم الأول,اسم العائلة,عنوان URL,عنوان البريد الإلكتروني,الشركة,المنصب,تاريخ الاتصال', '١٢ مارس ٢٠٢٤'],
    ['Italian', 'Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Data del collegamento', '12 mar 2024'],
  ])('is read in %s', (_, header, day) => {
    const { table, people } = open(
      `${header}\nOrla,Quist,https://www.linkedin.com/in/orla,o@example.test,Norrvik,Manager,${day}\n`,
    );
    expect(people).toMatchObject([
      { lead: { name: { shown: 'Orla Quist' }, company: 'Norrvik', position: 'Manager' } },
    ]);
    expect(table).toMatchObject({
      source: 'connections',
      columns: ['given', 'family', 'url', 'private', 'company', 'position', 'connectedOn'],
    });
    expect(readPeople(table, table.columns, '2024-03-12').people).toHaveLength(1);
    expect(readPeople(table, table.columns, '2024-03-13').refused).toMatchObject([{ reason: 'before-date' }]);
  });
});

describe("other tools' exports", () => {
  it('reads PhantomBuster, with both links and the member id as keys of one person', () => {
    const { table, people } = open(
      'profileUrl,fullName,firstName,lastName,title,company,location,vmid,salesNavigatorUrl,professionalEmail,timestamp\n' +
        'https://www.linkedin.com/in/orla-quist,Orla Quist,Orla,Quist,Plant Manager,Norrvik,Malmö,ACoAAFAKE00001,"https://www.linkedin.com/sales/lead/ACwAAFAKE00001,NAME_SEARCH,a1",o@example.test,2026-01-01T00:00:00Z\n',
    );
    expect(table.source).toBe('phantombuster');
    expect(people).toMatchObject([
      {
        url: 'https://www.linkedin.com/in/orla-quist/',
        lead: {
          identityKeys: ['vanity:orla-quist', 'sales:ACwAAFAKE00001', 'member:ACoAAFAKE00001'],
          position: 'Plant Manager',
          location: 'Malmö',
        },
      },
    ]);
    expect(people[0]?.lead).not.toHaveProperty('degree');
  });

  it('reads PhantomBuster’s exports of Sales Navigator and of search', () => {
    const [lead] = open(
      'profileUrl,fullName,companyName,title,location,vmid,linkedInProfileUrl,defaultProfileUrl,query\n"https://www.linkedin.com/sales/lead/ACwAAAFAKE00001,NAME_SEARCH,a1",Orla Quist,Norrvik,Plant Manager,Malmö,ACwAAAFAKE00001,https://www.linkedin.com/in/ACwAAAFAKE00001,https://www.linkedin.com/in/orla-quist,https://www.linkedin.com/sales/search/people?x\n',
    ).people;
    expect(lead).toMatchObject({
      url: 'https://www.linkedin.com/in/orla-quist/',
      lead: { identityKeys: ['sales:ACwAAAFAKE00001', 'vanity:orla-quist'], position: 'Plant Manager' },
    });
    expect(
      open('profileUrl,fullName,title,jobTitle,query\nlinkedin.com/in/ida,Ida Brek,I buy steel,Buyer,x\n').people[0]
        ?.lead,
    ).toMatchObject({ headline: 'I buy steel', position: 'Buyer' });
  });

  it('gives a person no second address of the same kind: it may be their owner’s', () =>
    expect(
      open('Name,LinkedIn URL,Profile URL\nIda,linkedin.com/in/ida,linkedin.com/in/rep\n').people[0]?.lead.identityKeys,
    ).toEqual(['vanity:ida']));

  it('reads Apollo, and puts the place together from its parts', () => {
    const { table, people } = open(
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Work Direct Phone,Person Linkedin Url,City,State,Country,Apollo Contact Id\n' +
        'Ida,Brek,Buyer,Vell AB,Vell,i@example.test,+46 1,http://www.linkedin.com/in/ida-brek,Malmö,Skåne,Sweden,5f\n',
    );
    expect(table.source).toBe('apollo');
    expect(table.columns.filter((column) => column === 'private')).toHaveLength(3);
    expect(people).toMatchObject([
      { lead: { location: 'Malmö, Skåne, Sweden', company: 'Vell AB', position: 'Buyer' } },
    ]);
  });

  it('reads HubSpot, separated by semicolons and written by a European spreadsheet', () => {
    const text =
      'Record ID;First Name;Last Name;Job Title;Company Name;LinkedIn URL;Email;Phone Number\n1;Zoé;Vell;Acheteuse;Vell;linkedin.com/in/zoe-vell;z@example.test;1\n';
    const { table, people } = open(Uint8Array.from([...text].map((letter) => letter.charCodeAt(0))));
    expect(table.source).toBe('hubspot');
    expect(people).toMatchObject([{ lead: { name: { shown: 'Zoé Vell' }, identityKeys: ['vanity:zoe-vell'] } }]);
  });

  it('takes “Nome” alone for the whole name', () => {
    expect(names(open('Nome,LinkedIn\nOrla Quist,https://www.linkedin.com/in/orla\n').people)).toEqual(['Orla Quist']);
  });
});

describe('what a file may be', () => {
  it.each([
    ['not-text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['no-header', bytes('Dear Ida,\nI hope this finds you well.\n')],
    ['no-header', bytes('')],
    ['no-rows', bytes('First Name,Last Name,URL\n\n')],
    ['too-large', { length: 21 * 1024 * 1024 } as Uint8Array],
  ] as const)('%s', (code, file) => {
    expect(readTable(file)).toEqual({ ok: false, code });
  });

  it('reads UTF-16, as spreadsheets save “Unicode text”', () => {
    const text = '\uFEFFName\tLinkedIn URL\nПример\thttps://www.linkedin.com/in/primer\n';
    const file = new Uint8Array(new Uint16Array([...text].map((letter) => letter.charCodeAt(0))).buffer);
    expect(names(open(file).people)).toEqual(['Пример']);
  });

  it.each([
    ['no-link', 'Orla Quist,'],
    ['no-name', ',https://www.linkedin.com/in/orla'],
    ['anonymous', 'LinkedIn Member,https://www.linkedin.com/in/orla'],
    ['link-not-profile', 'Orla,https://www.linkedin.com.example/in/orla'],
    ['link-not-profile', 'Orla,javascript:alert(1)'],
    ['link-not-profile', 'Orla,https://www.linkedin.com/in/me/'],
  ])('refuses a line: %s', (reason, line) => {
    expect(open(`Name,LinkedIn URL\n${line}\nIda,https://www.linkedin.com/in/ida`)).toMatchObject({
      people: [{ place: 3 }],
      refused: [{ row: 2, reason }],
    });
  });

  it.each([
    ['without a mark', (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['big end first, without a mark', (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())],
  ])('reads UTF-16 %s', (_, encode) =>
    expect(
      names(open(encode('Name\tLinkedIn URL\r\nOrla Quist\thttps://www.linkedin.com/in/orla\r\n')).people),
    ).toEqual(['Orla Quist']),
  );

  it.each(['|', ';', '\t'])('separated by %j, with line ends inside of quotes', (sign) =>
    expect(
      open(
        `Name${sign}LinkedIn URL${sign}Company\r\nOrla Quist${sign}linkedin.com/in/orla${sign}"Norrvik\r\nSteel${sign} Ltd"\r\n`,
      ).people[0]?.lead,
    ).toMatchObject({ company: sign === '\t' ? 'Norrvik Steel Ltd' : `Norrvik Steel${sign} Ltd` }),
  );

  it('an e-mail address or a telephone number is nobody’s name, place or employer, under whatever header', () => {
    const { people, refused } = open(
      'Name,LinkedIn URL,Company,Location,Title\nIda Brek,linkedin.com/in/ida,ida@example.test,+46 70 123 45 67,(555) 123-4567\norla@example.test,linkedin.com/in/orla,,,\n',
    );
    expect(people.map(({ lead }) => lead)).toEqual([
      { kind: 'person', identityKeys: ['vanity:ida'], name: { shown: 'Ida Brek', given: 'Ida', family: 'Brek' } },
    ]);
    expect(refused).toMatchObject([{ row: 3, reason: 'no-name', text: 'linkedin.com/in/orla' }]);
  });

  it('columns of contact details are told in many languages', () => {
    const header =
      'Name,LinkedIn URL,E-post,Puhelin,Tlf.,GSM,이메일,الهاتف,メールアドレス,Telefonnummer,Adresse e-mail';
    expect(readTable(bytes(`${header}\nIda,linkedin.com/in/ida\n`))).toMatchObject({
      table: { columns: ['name', 'url', ...Array(9).fill('private')] },
    });
  });

  it('a quotation mark that is never closed takes nobody with it unseen', () =>
    expect(
      open('Name,LinkedIn URL\nIda,linkedin.com/in/ida\n"Orla,linkedin.com/in/orla\nTomas,linkedin.com/in/tomas\n'),
    ).toMatchObject({ people: [{ place: 2 }], refused: [{ row: 3, reason: 'open-quote' }] }));

  it('counts people, not rows: a hundred thousand of them, and no columns without end', { timeout: 60_000 }, () => {
    const rows = Array.from({ length: 100_001 }, (_, index) => `P ${index},linkedin.com/in/p-${index}`);
    const { people, refused } = open(`Name,LinkedIn URL\n${',\n'.repeat(50)}${rows.join('\n')}`);
    expect([people.length, refused.map(({ reason }) => reason)]).toEqual([100_000, ['too-many']]);
    expect(open(`Name,LinkedIn URL${',x'.repeat(50_000)}\nIda,linkedin.com/in/ida\n`).table.columns).toHaveLength(200);
  });

  it('can be told what its columns are', () => {
    const { table } = open('Who,LinkedIn URL,Company\nOrla Quist,https://www.linkedin.com/in/orla,Norrvik\n');
    expect(readPeople(table, table.columns).refused).toMatchObject([{ reason: 'no-name' }]);
    expect(names(readPeople(table, table.columns.with(0, 'name')).people)).toEqual(['Orla Quist']);
  });
});

describe('what is queued of it', () => {
  const many = (count: number) =>
    open(
      `Name,LinkedIn URL\n${Array.from({ length: count }, (_, index) => `Person ${index},https://www.linkedin.com/in/p-${index}`).join('\n')}`,
    );

  it('comes in portions of 500 that the worker takes', () => {
    const { people, table } = many(1201);
    const captures = toCaptures(table.source, people);
    expect(captures.map(({ leads }) => leads.length)).toEqual([500, 500, 201]);
    expect(captures.every((capture) => messages.importLeads.data.safeParse(capture).success)).toBe(true);
    expect(captures[1]).toMatchObject({
      url: 'https://www.linkedin.com/in/p-500/',
      leads: [{ place: 502 }, {}].slice(0, 1).concat(Array(499).fill({})),
    });
  });

  it("names LinkedIn's own page as the source of its own export", () => {
    const { people, table } = open(CONNECTIONS);
    const [capture] = toCaptures((table as Table).source, people);
    expect(capture?.url).toBe('https://www.linkedin.com/mynetwork/invite-connect/connections/');
    expect(capture?.leads[0]).not.toHaveProperty('url');
  });

  it('is always a lead that the queue takes, whatever the cells hold', () => {
    const wild = ['\u0007Orla', '\ud800', '‮lefthand', 'a'.repeat(5000), '=1+1', '<b>x</b>', '👩‍🚀 Ida', '   '];
    const rows = wild.map((cell, index) => `"${cell}",https://www.linkedin.com/in/w-${index},"${cell}","${cell}"`);
    const { people } = open(`Name,LinkedIn URL,Company,Title\n${rows.join('\n')}`);
    expect(people.filter(({ lead }) => !leadSchema.safeParse(lead).success)).toEqual([]);
    expect(people.length).toBeGreaterThan(3);
  });
});
