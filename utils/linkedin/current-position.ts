/**
 * The one field that needs words: of the lines under a result only "Current: …" speaks of the present job, and nothing but its label
 * tells it from "Past: …". en and pl seen 2026-05; the others unverified until seen.
 * A joiner is a word that says "at the company". Ordinary prepositions (w, en, em, na, في) join other things as often, and are none:
 * "Ingeniero en sistemas" is no post at a company named Sistemas. Where the language has no joiner the line states neither part.
 */
const LANGUAGES: readonly { labels: string; joiners: readonly string[] }[] = [
  { labels: 'current|currently', joiners: [' at '] },
  { labels: 'aktualne|aktualnie|obecnie|obecne|obecna', joiners: [' w firmie '] },
  { labels: 'actuel|actuelle|actuels|actuellement|poste actuel|en poste', joiners: [' chez '] },
  { labels: 'aktuell|aktuelle|derzeit|aktuelle position', joiners: [' bei '] },
  { labels: 'actual|actualmente|puesto actual|cargo actual|empleo actual', joiners: [' en la empresa '] },
  { labels: 'atual|atualmente|cargo atual|atuais', joiners: [' na empresa '] },
  { labels: 'attuale|attualmente|occupazione attuale', joiners: [' presso '] },
  { labels: 'huidig|huidige functie', joiners: [' bij '] },
  { labels: 'الحالي|الحالية|حاليًا|حاليا|الوظيفة الحالية', joiners: [' في شركة ', ' لدى '] },
  { labels: '現在|現職|現在の職務', joiners: [] },
];
const LABELLED = LANGUAGES.map(({ labels, joiners }) => ({
  label: new RegExp(`^(?:${labels})\\s?[:：]\\s*`, 'iu'),
  // A line may keep English's joiner, as titles often do: it makes two, and two say nothing.
  joiners: [...new Set([...joiners, ' at '])],
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
  for (const { label, joiners } of LABELLED) {
    const match = label.exec(line);
    if (match) return split(line.slice(match[0].length), joiners);
  }
  return undefined;
}

function split(text: string, joiners: readonly string[]): CurrentPosition {
  const found: CurrentPosition = {};
  const [joiner, more] = joiners.filter((word) => text.includes(word));
  const parts = joiner && !more ? text.split(joiner) : [];
  if (parts.length !== 2) return found;
  const [position = '', company = ''] = parts.map((part) => part.trim());
  if (isWhole(position)) found.position = position;
  if (isWhole(company)) found.company = company;
  return found;
}

const isWhole = (part: string): boolean => part !== '' && part.length <= 400 && !/^(?:…|\.{3})|(?:…|\.{3})$/.test(part);
