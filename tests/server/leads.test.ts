import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Client, createRep, lead, push, queryAsOwner, startTestService } from './service.ts';

const service = await startTestService({ dailyCap: 10_000 });
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const idsOf = async (rep: Client, query: string): Promise<string[]> =>
  (await rep('GET', `/v1/leads?${query}`)).body.leads.map(({ id }: { id: string }) => id);
const take = async (rep: Client, ...leads: unknown[]): Promise<string[]> =>
  (await push(rep, leads)).body.results.map(({ id }: { id: string }) => id);

test('leads by list: added twice once, taken off, gone with the list; the leads stay', async () => {
  const rep = await createRep(service);
  const [one = '', two = '', three = ''] = await take(
    rep,
    lead(['vanity:l1']),
    lead(['vanity:l2']),
    lead(['vanity:l3']),
  );
  const list = (await rep('POST', '/v1/lists', { name: 'Fjord ports' })).body;
  expect(await rep('POST', '/v1/lists', { name: ' Fjord ports ' })).toMatchObject({ body: { id: list.id } });
  const change = (body: unknown) => rep('POST', `/v1/lists/${list.id}/leads`, body);
  expect((await change({ add: [one, three, randomUUID()] })).body.leads).toBe(2);
  expect((await change({ add: [one], remove: [two] })).body.leads).toBe(2);
  expect(await idsOf(rep, `list=${list.id}`)).toEqual([three, one]);
  expect(await idsOf(rep, `list=${list.id}&q=nobody`)).toEqual([]);
  expect((await change({ remove: [three] })).body.leads).toBe(1);
  expect((await rep('GET', '/v1/lists')).body.lists).toMatchObject([{ name: 'Fjord ports', leads: 1 }]);

  const other = await createRep(service);
  expect((await other('GET', '/v1/lists')).body.lists).toEqual([]);
  expect((await other('POST', `/v1/lists/${list.id}/leads`, { add: [one] })).status).toBe(404);
  expect((await other('DELETE', `/v1/lists/${list.id}`)).status).toBe(404);
  expect(await idsOf(other, `list=${list.id}`)).toEqual([]);

  expect((await rep('DELETE', `/v1/lists/${list.id}`)).status).toBe(204);
  expect((await rep('DELETE', `/v1/lists/${list.id}`)).status).toBe(404);
  expect(await idsOf(rep, '')).toEqual([three, two, one]);
});

test('leads by owner, and since an instant: created or changed then or later', async () => {
  const rep = await createRep(service);
  const me = (await rep('GET', '/v1/me')).body.user.id;
  const [one = '', two = ''] = await take(rep, lead(['vanity:o1']), lead(['vanity:o2']));
  expect(await idsOf(rep, `owner=${me}`)).toEqual([two, one]);
  expect(await idsOf(rep, 'owner=somebody-else')).toEqual([]);
  const since = (await rep('GET', `/v1/leads/${two}`)).body.updatedAt;
  await push(rep, [lead(['vanity:o1'], { headline: 'Changed', capturedAt: at(11) })]);
  const changed = (await rep('GET', `/v1/leads/${one}`)).body.updatedAt;
  expect(await idsOf(rep, `since=${since}`)).toEqual([two, one]);
  expect(await idsOf(rep, `since=${changed}`)).toEqual([one]);
  expect(await idsOf(rep, 'since=2100-01-01T00:00:00Z')).toEqual([]);
  expect((await rep('GET', '/v1/leads?since=yesterday')).status).toBe(422);
});

test('pages of a list follow each other without a gap or a double', async () => {
  const rep = await createRep(service);
  const ids = await take(rep, ...Array.from({ length: 30 }, (_, i) => lead([`vanity:k${i}`])));
  const { id } = (await rep('POST', '/v1/lists', { name: 'Every other' })).body;
  const chosen = ids.filter((_, place) => place % 2 === 0);
  await rep('POST', `/v1/lists/${id}/leads`, { add: chosen });
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await rep('GET', `/v1/leads?limit=4&list=${id}${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.leads.map((found: { id: string }) => found.id));
    if (!body.nextCursor) break;
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(chosen.toReversed());
});

test('a lead is read only if it is, or is not, the version that one has', async () => {
  const rep = await createRep(service);
  const [id] = await take(rep, lead(['vanity:tag']));
  const read = (headers: Record<string, string>) => rep('GET', `/v1/leads/${id}`, undefined, headers);
  for (const known of ['"1"', 'W/"1"', '"7", "1"', '*']) {
    const answered = await read({ 'if-none-match': known });
    expect([known, answered.status, answered.body, answered.headers.get('etag')]).toEqual([
      known,
      304,
      undefined,
      '"1"',
    ]);
  }
  expect((await read({ 'if-none-match': '"2"' })).status).toBe(200);
  expect((await read({ 'if-match': '"1"' })).status).toBe(200);
  expect(await read({ 'if-match': '"2"' })).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
  const patch = (tag: string) => rep('PATCH', `/v1/leads/${id}`, { headline: tag }, { 'if-match': tag });
  expect((await patch('W/"1"')).status).toBe(412); // a weak tag never says that something is the same
  expect((await patch('"7", "1"')).status).toBe(200);
});

test('two leads that a person says are one: keys, captures, lists and what was typed come together', async () => {
  const rep = await createRep(service);
  const [stays = '', goes = ''] = await take(
    rep,
    lead(['vanity:stays'], { headline: 'Newer', location: 'Riga', capturedAt: at(12) }),
    lead(['member:ACoAAgoes1'], { headline: 'Older', company: 'Quay', capturedAt: at(9) }),
  );
  await rep('PATCH', `/v1/leads/${goes}`, { position: 'Typed' }, { 'if-match': '"1"' });
  const list = (await rep('POST', '/v1/lists', { name: 'Both' })).body;
  await rep('POST', `/v1/lists/${list.id}/leads`, { add: [goes] });
  const merge = (id: string, into: string, tag = '"1"') =>
    rep('POST', `/v1/leads/${into}/merge`, { with: id }, { 'if-match': tag });

  expect((await rep('POST', `/v1/leads/${stays}/merge`, { with: goes })).status).toBe(428);
  expect((await merge(goes, stays, '"9"')).status).toBe(412);
  expect((await merge(randomUUID(), stays)).status).toBe(404);
  const merged = await merge(goes, stays);
  expect(merged).toMatchObject({ status: 200, body: { id: stays, version: 2, firstCapturedAt: at(9) } });
  expect(merged.headers.get('etag')).toBe('"2"');
  expect(merged.body).toMatchObject({ headline: 'Newer', location: 'Riga', company: 'Quay', position: 'Typed' });
  expect(merged.body.identityKeys).toEqual(['member:ACoAAgoes1', 'vanity:stays']);
  expect(merged.body.captures).toHaveLength(2);
  expect(merged.body.provenance).toMatchObject({ position: { by: 'person' }, company: { by: 'capture' } });
  expect(await idsOf(rep, `list=${list.id}`)).toEqual([stays]);
  expect((await rep('GET', `/v1/leads/${goes}`)).body.id).toBe(stays);

  // Asked again, it is one already; both keys lead to it from now on.
  expect(await merge(goes, stays, '"2"')).toMatchObject({ status: 200, body: { version: 2 } });
  expect((await push(rep, [lead(['member:ACoAAgoes1'], { capturedAt: at(8) })])).body.results[0].id).toBe(stays);
  const audit = await queryAsOwner(
    service,
    "SELECT action, subject_id FROM audit_event WHERE action ~ 'merged' ORDER BY seq",
  );
  expect(audit).toEqual([
    { action: 'lead.merged', subject_id: stays },
    { action: 'lead.merged-away', subject_id: goes },
  ]);
});

test('two members are never merged, nor a person with a company, nor with somebody of another account', async () => {
  const [rep, other] = [await createRep(service), await createRep(service)];
  const company = lead(['company:77'], { kind: 'company', name: { shown: 'Quay' }, headline: undefined });
  const [one, two, quay] = await take(rep, lead(['member:ACoAAone1']), lead(['member:ACoAAtwo2']), company);
  const [foreign] = await take(other, lead(['vanity:foreign']));
  const merge = (id: unknown) => rep('POST', `/v1/leads/${one}/merge`, { with: id }, { 'if-match': '*' });
  for (const id of [two, quay]) expect(await merge(id)).toMatchObject({ status: 409, body: { code: 'lead-conflict' } });
  expect((await merge(foreign)).status).toBe(404);
  expect((await merge('not-an-id')).status).toBe(422);
  expect(await idsOf(other, '')).toEqual([foreign]);
});
