import { Hono } from 'hono';
import type { Pool } from 'pg';
import type * as z from 'zod';
import type { Attempts } from '../accounts/attempts.ts';
import { dataRequestSchema, dataRequestTokenSchema } from '../contract/data-requests.ts';
import { inScope } from '../db/tenant.ts';
import { type Answer, answer, refuse, toResponse } from '../http/answer.ts';
import { readJson } from '../http/body.ts';
import { issuesToErrors } from '../http/issues.ts';
import type { Tools } from '../http/operation.ts';
import { sendMail } from '../mail/outbox.ts';
import { readSigned, sign } from '../signed.ts';
import { oneMonthAfter } from './due.ts';
import { parseProfile } from './profile.ts';
import { confirmRequest, findRequest, insertRequest } from './store.ts';

const LINK_HOURS = 48;
const HOUR_MS = 3600 * 1000;
const PURPOSE = 'data-request';

interface PublicDeps {
  readonly app: Pool;
  readonly tools: Tools;
  /** Requests per address, and altogether. */
  readonly limits: { readonly addresses: Attempts; readonly all: Attempts };
}

/**
 * What a captured person does without an account: ask, then open the mailed link and say yes. Every answer is the same
 * whoever is held, and so is the time it takes: nobody is looked up here (hand-out.ts does, later).
 */
export function createDataRequestRoutes({ app, tools, limits }: PublicDeps): Hono {
  const routes = new Hono();
  const post = <Body>(path: string, schema: z.ZodType<Body>, handle: (body: Body) => Promise<Answer>) =>
    routes.post(path, async (context) => {
      const read = await readJson(context.req.raw);
      if ('refused' in read) return toResponse(refuse(read.refused, { detail: read.detail }));
      const body = schema.safeParse(read.value);
      if (body.success) return toResponse(await handle(body.data));
      const errors = issuesToErrors(body.error.issues);
      return toResponse(refuse('invalid-request', { detail: 'Nothing was kept. Each error says where.', errors }));
    });

  post('/v1/data-requests', dataRequestSchema, async (body) => {
    const key = parseProfile(body.profile);
    if (!key) {
      const errors = [{ pointer: '/profile', detail: 'is not the address of a LinkedIn profile' }];
      return refuse('invalid-request', { detail: 'Copy the address of your own LinkedIn profile.', errors });
    }
    const retryAfter = limits.addresses.take(body.email) ?? limits.all.take('');
    if (retryAfter !== undefined)
      return refuse('rate-limited', { retryAfter, detail: `Try again in ${retryAfter} seconds.` });
    const id = tools.newId();
    const askedAt = tools.now();
    const linkUntil = new Date(askedAt.getTime() + LINK_HOURS * HOUR_MS);
    const { kind, language, email } = body;
    const url = `${tools.publicUrl}/data-request/${sign(tools.pepper, PURPOSE, id)}`;
    await inScope(app, { desk: 'requests' }, async (db) => {
      await insertRequest(db, id, key, body, { askedAt, linkUntil });
      const data = { kind, profile: key, url, hours: LINK_HOURS };
      await sendMail(db, tools, {
        template: 'confirm-request',
        to: { address: email },
        language,
        data,
        until: linkUntil,
      });
    });
    return answer({ linkValidHours: LINK_HOURS }, undefined, 202);
  });

  const gone = () =>
    refuse('link-used', { detail: 'The link was used before, or is older than two days. Ask again to get a new one.' });

  post('/v1/data-requests/shown', dataRequestTokenSchema, async ({ token }) => {
    const id = readSigned(tools.pepper, PURPOSE, token);
    const request = id && (await inScope(app, { desk: 'requests' }, (db) => findRequest(db, id, tools.now())));
    if (!request) return gone();
    return answer({ kind: request.kind, profile: request.key, language: request.language });
  });

  post('/v1/data-requests/confirm', dataRequestTokenSchema, async ({ token }) => {
    const id = readSigned(tools.pepper, PURPOSE, token);
    const at = tools.now();
    if (!id || !(await inScope(app, { desk: 'requests' }, (db) => confirmRequest(db, id, at)))) return gone();
    return answer({ reference: id, dueAt: oneMonthAfter(at).toISOString() });
  });
  return routes;
}
