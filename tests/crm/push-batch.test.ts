import { expect, it } from 'vitest';
import type { CrmClient, CrmRequest } from '../../utils/crm/client.ts';
import { pushBatch } from '../../utils/crm/push-batch.ts';
import { toWireLead } from '../../utils/crm/wire.ts';
import { person } from '../queue/open-test-queue.ts';

const lead = toWireLead({
  clientRef: '00000000-0000-4000-8000-000000000001',
  place: 1,
  lead: person('vanity:a'),
  source: { url: 'https://www.linkedin.com/search/results/people/', page: 'people-search' },
  capturedAt: '2026-11-22T08:00:00.000Z',
});

async function keyOf(name: string, tries: number[]) {
  const requests: CrmRequest<unknown>[] = [];
  const call = (async (request: CrmRequest<unknown>) => {
    requests.push(request);
    return { ok: true, value: { results: [] } };
  }) as CrmClient;
  await pushBatch(call, [{ ...lead, name: { shown: name } }], tries);
  return requests[0]?.headers?.['idempotency-key'];
}

it('sends the same batch under the same key, and anything else under another', async () => {
  const key = await keyOf('Orla Quist', [0]);
  expect(await keyOf('Orla Quist', [0])).toBe(key);
  expect(await keyOf('Tomas Vell', [0])).not.toBe(key);
});

it('uses a new key once the service has answered "try again": it would only hear that answer again', async () => {
  expect(await keyOf('Orla Quist', [1])).not.toBe(await keyOf('Orla Quist', [0]));
});
