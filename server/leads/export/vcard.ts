import type { LeadRecord } from '../../contract/records.ts';
import { findProfileUrl } from './profile-url.ts';

const encoder = new TextEncoder();

// No control character has a place in a card; a new line has one, written as \n.
const escapeText = (text: string) =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** RFC 2426, 2.6: lines of at most 75 bytes; what goes on begins with a blank. No character is cut. */
function fold(line: string): string {
  const lines = [''];
  let left = 75;
  for (const character of line) {
    const size = encoder.encode(character).byteLength;
    if (size > left) {
      lines.push(' ');
      left = 74;
    }
    lines[lines.length - 1] += character;
    left -= size;
  }
  return lines.join('\r\n');
}

/** One lead as a vCard 3.0, which is what address books read. The location is a label: nobody has told its parts apart. */
export function toVcard(lead: LeadRecord): string {
  const { name } = lead;
  const isCompany = lead.kind === 'company';
  const parts = isCompany ? [] : [name.family ?? '', name.given ?? '', '', name.honorific ?? '', name.suffix ?? ''];
  const text = (property: string, value: string | undefined) => (value ? [`${property}:${escapeText(value)}`] : []);
  const url = findProfileUrl(lead);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//Leadferry//Leadferry CRM//EN',
    `UID:urn:uuid:${lead.id}`,
    `REV:${lead.updatedAt}`,
    ...text('FN', name.shown),
    `N:${parts.some(Boolean) ? parts.map(escapeText).join(';') : `${escapeText(name.shown)};;;;`}`,
    ...text('NICKNAME', name.nickname),
    ...text('TITLE', lead.position),
    ...text('ORG', isCompany ? name.shown : lead.company),
    ...text('LABEL;TYPE=work', lead.location),
    ...text('NOTE', lead.headline),
    ...(url ? [`URL:${url}`] : []),
    ...(isCompany ? ['X-ABSHOWAS:COMPANY'] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}
