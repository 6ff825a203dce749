import type * as z from 'zod';
import { noticeSchema } from '../contract/notices.ts';
import { describeRefusals } from './openapi-refusals.ts';

/** The one call of /v1 without a caller, so that it is no operation: the text that a consent points at. */
export const describeNotice = (
  schema: (type: z.ZodType, io: 'input' | 'output') => unknown,
): Record<string, unknown> => ({
  operationId: 'getNotice',
  tags: ['Consents'],
  summary: 'The text that a consent points at',
  description:
    'The sha256 of the body as it is sent is the `noticeHash` of a choice. In English where the language is not there.',
  security: [],
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'language', in: 'query', required: false, schema: { type: 'string', default: 'en' } },
  ],
  responses: {
    200: { description: 'The notice', content: { 'application/json': { schema: schema(noticeSchema, 'output') } } },
    ...describeRefusals(['not-found']),
  },
});
