import { expect, it } from 'vitest';
import { parseCrmAddress } from '../../components/welcome/crm-address.tsx';

it.each([
  [' https://crm.norrvik.example/ ', 'https://crm.norrvik.example'],
  ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
  ['https://norrvik.example/crm//', 'https://norrvik.example/crm'],
])('keeps %s without the slash at the end', (typed, kept) => {
  expect(parseCrmAddress(typed)).toBe(kept);
});

it.each(['', 'crm.norrvik.example', 'ftp://norrvik.example', 'javascript:alert(1)', 'https://a:b@norrvik.example'])(
  'refuses %j',
  (typed) => {
    expect(parseCrmAddress(typed)).toBeUndefined();
  },
);
