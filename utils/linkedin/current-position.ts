/**
 * The one field that needs words: of the lines under a result only "Current: …" speaks of the present job, and nothing but its label
 * tells it from "Past: …". en and pl seen 2026-05; the others unverified until seen. Japanese puts the company first: left alone.
 */
const LANGUAGES: readonly { labels: string; joiners: readonly string[] }[] = [
  { labels: 'current|currently', joiners: [' at '] },
  { labels: 'aktualne|aktualnie|obecnie|obecne|obecna', joiners: [' w firmie ', ' w ', ' at '] },
  { labels: 'actuel|actuelle|actuels|actuellement|poste actuel|en poste', joiners: [' chez ', ' at '] },
  { labels: 'aktuell|aktuelle|derzeit|aktuelle position', joiners: [' bei ', ' at '] },
  { labels: 'actual|actualmente|puesto actual|cargo actual|empleo actual', joiners: [' en ', ' at '] },
  { labels: 'atual|atualmente|cargo atual|atuais', joiners: [' na empresa ', ' na ', ' no ', ' em ', ' at '] },
  { labels: 'attuale|attualmente|occupazione attuale', joiners: [' presso ', ' at '] },
  { labels: 'huidig|huidige functie', joiners: [' bij ', ' at '] },
  { labels: 'الحالي|الحالية|حاليًا|حاليا|الوظيفة الحالية', joiners: [' في شركة ', ' في ', ' لدى ', ' at '] },
  { labels: '現在|現職|現在の職務', joiners: [' at '] },
];
const LABELLED = LANGUAGES.map(({ labels, joiners }) => ({
  label: new RegExp(`^(?:${labels})\\s?[:：]\\s*`, 'iu'),
  joiners,
}));

/** A label ends within the first few words. */
const COLON = /^[^:：]{2,30}[:：]/;

export interface CurrentPosition {
  position?: string;
  company?: string;
}

/**
 * "Current: Plant Manager at Norrvik Steel" → position and company. A part that LinkedIn cut short with "…" is absent;
 * where the joining word occurs more than once neither part is certain.
 */
export function parseCurrentPosition(line: string): CurrentPosition | undefined {
  if (!COLON.test(line)) return undefined;
  for (const { label, joiners } of LABELLED) {
    const match = label.exec(line);
    if (match) return split(line.slice(match[0].length), joiners);
  }
  return undefined;
}

function split(text: string, joiners: readonly string[]): CurrentPosition | undefined {
  const joiner = joiners.find((word) => text.includes(word));
  const parts = joiner ? text.split(joiner) : [];
  if (parts.length !== 2) return undefined;
  const [position = '', company = ''] = parts.map((part) => part.trim());
  const found: CurrentPosition = {};
  if (isWhole(position)) found.position = position;
  if (isWhole(company)) found.company = company;
  return found;
}

const isWhole = (part: string): boolean => part !== '' && part.length <= 400 && !/^(?:…|\.{3})|(?:…|\.{3})$/.test(part);
