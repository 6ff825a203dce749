import { expect, it } from 'vitest';
import { parseCrmAddress } from '../../components/welcome/crm-address.tsx';
import { isLinkedInPage, isWebPage, mayLeadTo } from '../../server/contract/addresses.ts';
import { leadSourceSchema } from '../../server/contract/leads.ts';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import { messages } from '../../utils/messaging/protocol.ts';
import { hostileAddresses, lookAlikes } from './hostile-addresses.ts';

const readable = (address: string) => URL.canParse(address) && findPageAdapter(new URL(address)) !== undefined;
const importable = (url: string) =>
  messages.importLeads.data
    .safeParse({ source: 'by-hand', url, leads: [] })
    .error?.issues.every(({ path }) => path[0] !== 'url') ?? true;
const pushable = (url: string) => leadSourceSchema.safeParse({ url, page: 'people-search' }).success;

it('C13 opens, keeps and reads none of the hostile addresses', () => {
  const doors = { isWebPage, isLinkedInPage, mayLeadTo, readable, importable, pushable, parseCrmAddress };
  const opened = Object.entries(doors).flatMap(([door, opens]) =>
    hostileAddresses.filter((address) => opens(address)).map((address) => `${door}: ${JSON.stringify(address)}`),
  );
  const imitated = lookAlikes.filter((address) => isLinkedInPage(address) || readable(address));
  const tried = hostileAddresses.length * Object.keys(doors).length + lookAlikes.length;
  console.info(`C13 hostile URL schemes: ${opened.length + imitated.length} of ${tried} opened`);
  expect({ opened, imitated }).toEqual({ opened: [], imitated: [] });
});

it('opens what it is there for', () => {
  expect(isWebPage('https://www.linkedin.com/in/orla-quist/')).toBe(true);
  expect(isLinkedInPage('https://www.linkedin.com/search/results/people/?keywords=plant')).toBe(true);
  expect(mayLeadTo('https://checkout.stripe.com/c/pay/cs_test')).toBe(true);
  expect(mayLeadTo('https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/?code=1')).toBe(true);
  expect(mayLeadTo('http://127.0.0.1:8787/leads')).toBe(true);
});
