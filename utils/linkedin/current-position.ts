/**
 * The one field that needs words: of the lines under a result only "Current: …" speaks of the present job, and nothing but its label
 * tells it from "Past: …". en and pl seen 2026-05; the others unverified until seen.
 * A joiner is a word that says "at the company". An ordinary preposition (en, em, na, w, في) joins other things as often: it is taken
 * for one where it is the line's only one and a name stands behind it. "Ingeniero en sistemas" is no post at a company named Sistemas.
 */
const LANGUAGES: readonly { labels: string; joiners: readonly string[]; prepositions?: readonly string[] }[] = [
  { labels: 'current|currently', joiners: [' at '] },
  { labels: 'aktualne|aktualnie|obecnie|obecne|obecna', joiners: [' w firmie '], prepositions: [' w ', ' we '] },
  { labels: 'actuel|actuelle|actuels|actuellement|poste actuel|en poste', joiners: [' chez '] },
  { labels: 'aktuell|aktuelle|derzeit|aktuelle position', joiners: [' bei '] },
  {
    labels: 'actual|actualmente|puesto actual|cargo actual|empleo actual',
    joiners: [' en la empresa '],
    prepositions: [' en '],
  },
  {
    labels: 'atual|atualmente|cargo atual|atuais',
    joiners: [' na empresa '],
    prepositions: [' na ', ' no ', ' em '],
  },
  { labels: 'attuale|attualmente|occupazione attuale', joiners: [' presso '] },
  { labels: 'huidig|huidige functie', joiners: [' bij '] },
  {
    labels: 'الحالي|الحالية|حاليًا|حاليا|الوظيفة الحالية',
    joiners: [' في شركة ', ' لدى '],
    prepositions: [' في '],
  },
  { labels: '現在|現職|現在の職務', joiners: [] },
];
const LABELLED = LANGUAGES.map(({ labels, joiners, prepositions = [] }) => ({
  label: new RegExp(`^(?:${labels})\\s?[:：]\\s*`, 'iu'),
  // A line may keep English's joiner, as titles often do: it makes two, and two say nothing.
  joiners: [...new Set([...joiners, ' at '])],
  prepositions,
}));

/** A label ends within the first few words. */
const COLON = /^[^:：]{2,30}[:：]/;

export interface CurrentPosition {
  position?: string;
  company?: string;
}

/**
 * "Current: Plant Manager at Norrvik Steel" → position and company. A part that LinkedIn cut short with "…" is absent;
 * where there is more than one joiner, whichever, neither part is certain.
 */
export function parseCurrentPosition(line: string): CurrentPosition | undefined {
  if (!COLON.test(line)) return undefined;
  for (const { label, joiners, prepositions } of LABELLED) {
    const match = label.exec(line);
    if (match) return split(line.slice(match[0].length), joiners, prepositions);
  }
  return undefined;
}

function split(text: string, joiners: readonly string[], prepositions: readonly string[]): CurrentPosition {
  const found: CurrentPosition = {};
  const [joiner = prepositionIn(text, prepositions), more] = joiners.filter((word) => text.includes(word));
  const parts = joiner && !more ? text.split(joiner) : [];
  if (parts.length !== 2) return found;
  const [position = '', company = ''] = parts.map((part) => part.trim());
  if (isWhole(position)) found.position = position;
  if (isWhole(company)) found.company = company;
  return found;
}

/** Who has learnt something: what follows is the subject, however it is written. */
const LEARNT =
  /^(?:ingenier|licenciad|t[eé]cnic|tecnólog|especialista|expert|m[aá]ster|magíster|doctor|graduad|diplomad|consultor|asesor|engenheir|bacharel|mestre|doutor|formad|assessor|specjalist|inżynier|ekspert|konsultant|mgr)\p{L}*$/iu;

/** The only preposition of a line that was not cut short, with a name behind it. Scripts without capitals show no names. */
function prepositionIn(text: string, prepositions: readonly string[]): string | undefined {
  const pieces = prepositions.flatMap((word) =>
    text
      .split(word)
      .slice(1)
      .map((after) => ({ word, after })),
  );
  const [only] = pieces;
  if (!only || pieces.length > 1 || !/^[\p{Lu}\p{N}]/u.test(only.after) || !isWhole(only.after)) return undefined;
  return LEARNT.test(text.slice(0, text.indexOf(only.word)).trim()) ? undefined : only.word;
}

const isWhole = (part: string): boolean => part !== '' && part.length <= 400 && !/^(?:…|\.{3})|(?:…|\.{3})$/.test(part);
