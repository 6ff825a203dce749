import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packBody } from '../../utils/crm/body.ts';

const many = {
  leads: Array.from({ length: 100 }, (_, at) => ({ name: `Invented ${at}`, headline: 'Harbour master' })),
};

it('packs what is large on its way to another machine, so that the service reads the same JSON', async () => {
  const { body, headers } = await packBody(many, 'https://crm.example');
  expect(headers).toEqual({ 'content-type': 'application/json', 'content-encoding': 'gzip' });
  const packed = Buffer.from(await new Response(body).arrayBuffer());
  expect(JSON.parse(gunzipSync(packed).toString())).toEqual(many);
  expect(packed.byteLength).toBeLessThan(JSON.stringify(many).length / 7);
});

it.each(['http://127.0.0.1:8787', 'http://localhost:8787/', 'http://[::1]:8787'])(
  'leaves it as it is where the service runs on this machine: %s',
  async (address) => {
    expect(await packBody(many, address)).toEqual({
      body: JSON.stringify(many),
      headers: { 'content-type': 'application/json' },
    });
  },
);

it('leaves what is small as it is, and takes no look-alike for this machine', async () => {
  expect((await packBody({ a: 1 }, 'https://crm.example')).body).toBe('{"a":1}');
  for (const address of ['https://localhost.evil.example', 'https://127.evil.example', 'https://128.0.0.1'])
    expect((await packBody(many, address)).headers).toHaveProperty('content-encoding');
});
