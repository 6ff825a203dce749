/** What a column of a file can be. `private` columns are never imported, whatever the user maps. */
export const fields = [
  'name',
  'given',
  'family',
  'url',
  'salesUrl',
  'memberId',
  'headline',
  'position',
  'company',
  'location',
  'city',
  'state',
  'country',
  'connectedOn',
] as const;
export type Field = (typeof fields)[number];
/** What a line states, by field; several links are a line each. */
export type Fields = Partial<Record<Field, string>>;
export type Column = Field | 'private' | 'ignored';

/** Headers as exports write them, without case, accents, spaces and signs. LinkedIn translates its own. Seen or documented by 2026-11. */
const headers: Record<Field, string> = {
  name: 'name fullname contactname leadname nomcomplet vollstandigername nombrecompleto nomecompleto naam',
  given:
    'firstname givenname first prenom vorname nombre nome primeironome imie voornaam fornamn fornavn имя 名 الاسمالأول ad linkedinfirstname',
  family:
    'lastname surname familyname last nom nomdefamille nachname familienname apellido apellidos sobrenome ultimonome cognome nazwisko achternaam efternamn etternavn фамилия 姓 اسمالعائلة الاسمالأخير soyadi linkedinlastname',
  url: 'url profileurl profile profilelink linkedinurl linkedinprofileurl linkedinprofile personlinkedinurl contactlinkedinurl linkedin defaultprofileurl publicprofileurl hslinkedinurl عنوانurl urlالملفالشخصي profilurl profillinkedin urlduprofil urldelperfil urlperfil urldoperfil urldelprofilo adresurl',
  salesUrl:
    'salesnavigatorurl salesnavurl salesprofileurl linkedinsalesnavurl linkedinsalesnavigatorurl salesnavigatorprofileurl',
  memberId: 'vmid profilevmid linkedinvmid',
  headline: 'headline linkedinheadline profileheadline tagline titreduprofil profilslogan',
  position:
    'position title jobtitle currentjob currentposition linkedinjobtitle poste fonction titel stelle jobtitel berufsbezeichnung puesto cargo posicao posizione ruolo stanowisko functie befattning stilling должность 役職 職位 المنصب',
  company:
    'company companyname currentcompany organization organisation employer linkedincompanyname entreprise societe unternehmen firma empresa azienda bedrijf foretag virksomhed компания 会社 会社名 الشركة sirket',
  location:
    'location linkedinlocation locationname lieu localisation ort standort ubicacion localizacao localita lokalizacja locatie plats',
  city: 'city ville stadt ciudad cidade citta miasto',
  state: 'state region stateregion bundesland estado provincia',
  country: 'country countryregion pays land pais paese kraj',
  connectedOn:
    'connectedon connectiondate dateconnected connectele dateconnexion datedeconnexion verbundenam kontaktseit conectadoel fechadeconexion conectadoem conectadodesde datadaconexao collegatoil datacollegamento datadelcollegamento datadicollegamento polaczono datapolaczenia verbondenop kontaktsedan дата接続日 接続日 つながった日 تاريخالاتصال',
};

/** Whatever reaches somebody outside LinkedIn: theirs to give, not LinkedIn's to pass on. */
const PRIVATE_WORDS =
  'mail phone mobile cell fax whatsapp telef courriel correo telephone tel$ ^tel handy komork epost sahkoposti puhelin tlf ^gsm ^mob skype почт телефон メール 電話 邮 電郵 البريد الهاتف الجوال 이메일 전화 אימייל טלפון';

/** A header without case, accents, spaces and signs. */
export const normaliseHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}]/gu, '');

const byHeader = new Map(
  fields.flatMap((field) => headers[field].split(' ').map((header) => [normaliseHeader(header), field] as const)),
);
/** Decomposed as the headers are. */
const PRIVATE = new RegExp(PRIVATE_WORDS.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll(' ', '|'));

/** What a column is by its header; a header that is not known is ignored until the user says what it is. */
export function columnOf(header: string): Column {
  const normal = normaliseHeader(header);
  if (PRIVATE.test(normal)) return 'private';
  return byHeader.get(normal) ?? 'ignored';
}

/** Beside one of these "title" is what stands under the name: PhantomBuster's search export. */
const JOB_TITLES = new Set(['jobtitle', 'currentjob', 'currentjobtitle', 'linkedinjobtitle']);

/**
 * What each column is. Of two that claim to be the same the first one is taken; but all links to the person are: tools
 * export the same member's address on LinkedIn and in Sales Navigator.
 */
export function mapColumns(header: readonly string[]): Column[] {
  const names = header.map(normaliseHeader);
  const hasJobTitle = names.some((name) => JOB_TITLES.has(name));
  const taken = new Set<Column>();
  const columns = names.map((name) => {
    const column = hasJobTitle && name === 'title' ? 'headline' : columnOf(name);
    if (column === 'private' || column === 'ignored' || column === 'url') return column;
    if (taken.has(column)) return 'ignored';
    taken.add(column);
    return column;
  });
  // “Nome”, “Nombre” and “Nom” are a part of the name beside the other part, and the whole name alone.
  if (taken.has('name') || taken.has('given') === taken.has('family')) return columns;
  return columns.map((column) => (column === 'given' || column === 'family' ? 'name' : column));
}
