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
const row = z.union([z.strictObject({ lead: leadSchema }), refusedRow]).catch({ refused: 'unreadable' });

const answer = z.object({
  url: z.url(),
  extraction: z
    .object({
      page: z.string().max(60),
      state: z.enum(['results', 'empty', 'loading', 'error', 'signed-out', 'limited', 'layout-changed', 'other-page']),
      layout: z.string().max(60).optional(),
      unverified: z.literal(true).optional(),
      rows: z.array(row).max(1000),
      viewer: viewer.optional().catch(undefined),
      position: z.object({ page: z.int().optional(), total: z.int().optional() }).optional(),
      strategies: z.record(z.string(), z.record(z.string(), z.int())),
    })
    .nullable(),
});

/** Bounded in the page already (utils/linkedin/diagnostics); a page's process is not trusted to have kept to it. */
const MOST_OUTLINE = 300_000;

/** The skeleton of a page, or undefined where it is none. */
export const parseOutline = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, MOST_OUTLINE) : undefined;

/** Parses what a content script sent: it comes out of a page's process and is not trusted. Undefined where it is not an answer. */
export function parseExtractAnswer(value: unknown): ExtractAnswer | undefined {
  const parsed = answer.safeParse(value);
  return parsed.success && new URL(parsed.data.url).origin === 'https://www.linkedin.com' ? parsed.data : undefined;
}
