import * as z from 'zod';
import { leadSchema, nameSchema } from '../lead/lead.ts';
import type { ExtractAnswer } from '../messaging/protocol.ts';

const viewer = z.object({
  identityKeys: z.array(z.string().max(400)).min(1).max(8),
  name: nameSchema.optional(),
  source: z.string().max(60),
});

const refusedRow = z.strictObject({ refused: z.enum(['anonymous', 'not-a-person', 'unreadable']) });

/** A lead that does not parse is a row that could not be read: it must not take the page down with it. */
const line = z.strictObject({
  text: z.string().max(2000),
  linked: z.int().min(0).max(100).optional(),
  isOnlyNames: z.literal(true).optional(),
  shared: z.string().max(2000).optional(),
});
const readRow = z.strictObject({ lead: leadSchema, lines: z.array(line).max(20).optional() });
const row = z.union([readRow, refusedRow]).catch({ refused: 'unreadable' });

const notice = z.object({
  title: z.string().max(1000),
  headings: z.array(z.string().max(1000)).max(20),
  text: z.string().max(2000).optional(),
  mayBeEmpty: z.boolean().optional(),
  signedIn: z.literal(true).optional(),
});

const answer = z.object({
  url: z.url(),
  extraction: z
    .object({
      page: z.string().max(60),
      state: z.enum([
        'results',
        'empty',
        'loading',
        'error',
        'signed-out',
        'limited',
        'stale',
        'layout-changed',
        'other-page',
      ]),
      layout: z.string().max(60).optional(),
      unverified: z.literal(true).optional(),
      rows: z.array(row).max(1000),
      viewer: viewer.optional().catch(undefined),
      position: z.object({ page: z.int().optional(), total: z.int().optional() }).optional(),
      strategies: z.record(z.string(), z.record(z.string(), z.int())),
      notice: notice.optional().catch(undefined),
    })
    .nullable(),
});

/** Bounded in the page already (utils/linkedin/diagnostics); a page's process is not trusted to have kept to it. */
const MOST_OUTLINE = 300_000;

/** The skeleton of a page, or undefined where it is none. */
export const parseOutline = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, MOST_OUTLINE) : undefined;

/** Parses what a page's scripts answered: it comes out of a page's process and is not trusted. Undefined where it is not an answer. */
export function parseExtractAnswer(value: unknown): ExtractAnswer | undefined {
  const parsed = answer.safeParse(value);
  return parsed.success && new URL(parsed.data.url).origin === 'https://www.linkedin.com' ? parsed.data : undefined;
}
