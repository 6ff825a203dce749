import type { Receipt } from './receipt.ts';
import { english, french } from './receipt-words.ts';

const plain = (text: unknown) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Read from a file: light or dark as the reader's screen is, and nothing wider than the screen. */
const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2rem } dt { font-weight: 600 } dd { margin: 0 0 0.75rem }`;

/** The receipt as a page to read, print and keep: no script, no request, no style from elsewhere. */
export function renderReceipt({ record, shown, seal }: Receipt): string {
  const words = shown.language === 'fr' ? french : english;
  const asked = shown.purposes.find(({ purpose }) => purpose === record.purpose);
  const say = (text: string) => words.said[text] ?? text;
  const day = (at: string) =>
    new Date(at).toLocaleString(shown.language, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' });
  const rows: [string, unknown][] = [
    [words.rows.chosen as string, day(record.eventTime)],
    [words.rows.recorded as string, day(record.recordedAt)],
    [words.rows.data as string, asked?.reads ?? [record.personalData].flat().join('; ')],
    [words.rows.where as string, say(record.storageLocation)],
    [words.rows.howLong as string, asked?.howLong ?? record.retention],
    [words.rows.who as string, record.recipients.map(say).join(', ') || words.nobody],
    [words.rows.back as string, asked?.withdraw ?? record.withdrawal],
    [words.rows.account as string, record.controller.account],
    [words.rows.you as string, record.principal],
    [words.rows.by as string, say(record.actor.via)],
    [words.rows.id as string, record.recordId],
  ];
  const title = asked?.title ?? record.purpose;
  const texts = [
    shown.intro,
    shown.agreement.title,
    shown.agreement.body,
    ...(asked ? [asked.title, asked.reads, asked.why, asked.howLong] : []),
  ];
  return `<!doctype html>
<html lang="${plain(shown.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${plain(words.title)}</title>
<style>${STYLE}</style></head>
<body>
<h1>${plain(words.title)}</h1>
<p><strong>${plain(words.states[record.state])}</strong>: ${plain(title)}</p>
<dl>
${rows.map(([name, value]) => `<dt>${plain(name)}</dt><dd>${plain(value)}</dd>`).join('\n')}
</dl>
<h2>${plain(words.shown)}</h2>
<p>${plain(shown.title)} (${plain(shown.id)}, ${plain(shown.language)}, sha256 <code>${plain(record.notice.sha256)}</code>)</p>
${texts.map((text) => `<p>${plain(text)}</p>`).join('\n')}
<p>${plain(words.seal)}</p>
<p><code>${plain(seal.seq)} · ${plain(seal.previousHash)} · ${plain(seal.hash)}</code></p>
</body>
</html>
`;
}
