import type * as z from 'zod';
import {
  dataRequestConfirmedSchema,
  dataRequestSchema,
  dataRequestShownSchema,
  dataRequestTakenSchema,
  dataRequestTokenSchema,
} from '../contract/data-requests.ts';
import type { ProblemCode } from '../contract/problem.ts';
import { describeRefusals } from './openapi-refusals.ts';

type Json = Record<string, unknown>;
type ToSchema = (type: z.ZodType, io: 'input' | 'output') => unknown;

interface Described {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodType;
  readonly status: 200 | 202;
  readonly answer: z.ZodType;
  readonly refusals: readonly ProblemCode[];
}

const withBody: readonly ProblemCode[] = [
  'malformed-json',
  'unsupported-media-type',
  'payload-too-large',
  'invalid-request',
];

const calls: Readonly<Record<string, Described>> = {
  '/v1/data-requests': {
    id: 'askAboutMyData',
    summary: 'Ask, as somebody who was captured',
    description: 'Mails a link that works once. The answer is the same whoever is held.',
    body: dataRequestSchema,
    status: 202,
    answer: dataRequestTakenSchema,
    refusals: ['rate-limited'],
  },
  '/v1/data-requests/shown': {
    id: 'showMyDataRequest',
    summary: 'What the mailed link is about',
    description: 'Changes nothing: mail programs open links by themselves.',
    body: dataRequestTokenSchema,
    status: 200,
    answer: dataRequestShownSchema,
    refusals: ['link-used'],
  },
  '/v1/data-requests/confirm': {
    id: 'confirmMyDataRequest',
    summary: 'Confirm by the mailed link, once',
    description: 'From then on the law gives a month. The answer is the same whoever is held.',
    body: dataRequestTokenSchema,
    status: 200,
    answer: dataRequestConfirmedSchema,
    refusals: ['link-used'],
  },
};

/** The calls of captured people: public, so that they are no operations. By path. */
export const describeDataRequests = (schema: ToSchema): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(calls).map(([path, { id, summary, description, body, status, answer, refusals }]) => [
      path,
      {
        operationId: id,
        tags: ['Data requests'],
        summary,
        description,
        security: [],
        requestBody: { required: true, content: { 'application/json': { schema: schema(body, 'input') } } },
        responses: {
          [status]: { description: 'Taken', content: { 'application/json': { schema: schema(answer, 'output') } } },
          ...describeRefusals([...refusals, ...withBody]),
        },
      },
    ]),
  );
