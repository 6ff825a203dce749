import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build';
import english from '../../components/locales/en.yml?raw';

/** Stands for `#i18n` in tests: the real texts, through the real lookup, with the browser's part played by the English file. */
const messages = generateChromeMessages(parseMessagesText(english, 'YAML'));

const getMessage = (name: string, substitutions: string[] = []) =>
  (messages[name]?.message ?? '').replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? '');

Object.assign(globalThis, { chrome: { i18n: { getMessage } } });
const { createI18n } = await import('@wxt-dev/i18n');
export const i18n = createI18n();
