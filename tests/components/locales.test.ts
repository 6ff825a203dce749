import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parse = (language: string) =>
  parseMessagesText(readFileSync(`${root}components/locales/${language}.yml`, 'utf8'), 'YAML').filter(
    ({ key }) => !key[0]?.startsWith('@@'),
  );
const english = parse('en');
const french = parse('fr');
const shape = (messages: typeof english) =>
  Object.fromEntries(
    messages.map(({ key, type, namedSubstitutions }) => [key.join('.'), { type, names: namedSubstitutions.sort() }]),
  );

describe('the texts', () => {
  it('are the same ones in English and French, with the same placeholders', () => {
    expect(shape(french)).toEqual(shape(english));
  });

  it('have names that the browser accepts and does not confuse', () => {
    const names = Object.keys(generateChromeMessages(english));
    expect(names.filter((name) => !/^\w+$/.test(name))).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it('say nothing and one with the same word in French', () => {
    const plurals = french.flatMap((message) => (message.type === 'plural' ? [message] : []));
    expect(plurals.filter(({ plurals }) => !('0' in plurals)).map(({ key }) => key.join('.'))).toEqual([]);
  });

  it('are all used', () => {
    const sources = ['components', 'entrypoints'].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(`${root}${folder}/${file}`, 'utf8')),
    );
    const code = sources.join('\n');
    // t(`failure.${code}`) uses every text that it can name.
    const composed = [...code.matchAll(/`([\w.]+\.)\$\{[^}]+\}([\w.]*)`/g)].map(
      ([, head = '', tail = '']) => new RegExp(`^${head.replaceAll('.', '\\.')}\\w+${tail.replaceAll('.', '\\.')}$`),
    );
    const unused = english
      .map(({ key }) => key.join('.'))
      .filter((key) => !code.includes(`'${key}'`) && !composed.some((pattern) => pattern.test(key)))
      .filter((key) => key !== 'extension.description'); // the manifest's
    expect(unused).toEqual([]);
  });
});
