// Long: everything that stands in the one OpenAPI document is written here, and nowhere twice.
import * as z from 'zod';
import { wireLeadSchema } from '../contract/leads.ts';
import { type ProblemCode, problemSchema } from '../contract/problem.ts';
import { invitationSchema } from '../contract/sponsorship.ts';
import { operations } from '../operations.ts';
import { describeNotice } from './openapi-notice.ts';
import { describeRefusals } from './openapi-refusals.ts';
import { describeDataRequests } from './openapi-requests.ts';
import type { Operation } from './operation.ts';

type Json = Record<string, unknown>;

const always: readonly ProblemCode[] = [
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'internal',
  'database-unavailable',
  'overloaded',
];
const withBody: readonly ProblemCode[] = [
  'malformed-json',
  'unsupported-media-type',
  'payload-too-large',
  'invalid-request',
];

/**
 * OpenAPI 3.1 of everything under /v1, from the contract's schemas. Its schemas are JSON Schema 2020-12, which is what zod
 * writes: nothing is translated by hand. A schema with an id becomes a component.
 */
export function createOpenApi(): Json {
  const schemas: Json = {};
  const schema = (type: z.ZodType, io: 'input' | 'output') => {
    const { $schema, $defs, ...own } = z.toJSONSchema(type, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
    const rename = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'));
    for (const [id, def] of Object.entries(($defs ?? {}) as Json)) schemas[id] ??= rename(withoutId(def as Json));
    const id = type.meta()?.id;
    if (!id) return rename(own);
    schemas[id] ??= rename(withoutId(own));
    return { $ref: `#/components/schemas/${id}` };
  };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation, schema),
    };
  }
  paths['/v1/notices/{id}'] = { get: describeNotice(schema) };
  paths['/v1/invitations/{code}'] = { get: describeInvitation(schema) };
  paths['/v1/billing/webhook'] = { post: describeWebhook };
  for (const [path, post] of Object.entries(describeDataRequests(schema))) paths[path] = { ...paths[path], post };
  schema(problemSchema, 'output');
  // The envelope takes each lead loosely, so that one bad lead is refused alone; what a lead must be is said here.
  (schemas.LeadBatch as { properties: { leads: Json } }).properties.leads.items = schema(wireLeadSchema, 'input');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leadferry CRM',
      version: '1',
      description:
        'Failures are RFC 9457 problems (application/problem+json): decide by `code`. Sign in with OAuth 2.1 (authorization code, PKCE S256), or send an API key as bearer.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token, or an API key (`lf_…`)' },
      },
    },
  };
}

const withoutId = ({ id: _, $schema: __, ...rest }: Json): Json => rest;

type ToSchema = (type: z.ZodType, io: 'input' | 'output') => unknown;

function describeOperation(operation: Operation, schema: ToSchema): Json {
  const { id, tag, summary, description, body, query, headers = {}, answers, refusals } = operation;
  const parameters = [
    ...[...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    })),
    ...queryParameters(query, schema),
    ...Object.entries(headers).map(([name, { description, required }]) => ({
      name,
      in: 'header',
      required,
      description,
      schema: { type: 'string' },
    })),
  ];
  const codes = [
    ...refusals,
    ...(operation.whileDeactivated ? [] : ['account-deactivated' as const]),
    ...(body ? withBody : ['invalid-request' as const]),
    ...always,
  ];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schema(body, 'input') } } },
    }),
    responses: { ...successes(answers, schema), ...describeRefusals(codes) },
  };
}

function queryParameters(query: z.ZodType | undefined, schema: ToSchema): Json[] {
  const { properties = {}, required = [] } = (query ? schema(query, 'input') : {}) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...type }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: type,
  }));
}

function successes(answers: Operation['answers'], schema: ToSchema): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema: type, types, headers = {} }]) => [
      status,
      {
        description,
        ...(Object.keys(headers).length > 0 && {
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
          ),
        }),
        ...(type && { content: { 'application/json': { schema: schema(type, 'output') } } }),
        ...(types && { content: Object.fromEntries(types.map((name) => [name, { schema: { type: 'string' } }])) }),
      },
    ]),
  );
}

const describeInvitation = (schema: ToSchema): Json => ({
  operationId: 'getInvitation',
  tags: ['Sponsorship'],
  summary: 'What the page of a link says',
  security: [],
  parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
  responses: {
    200: {
      description: 'The invitation',
      content: { 'application/json': { schema: schema(invitationSchema, 'output') } },
    },
    ...describeRefusals(['invitation-unknown']),
  },
});

const describeWebhook: Json = {
  operationId: 'takeStripeEvent',
  tags: ['Billing'],
  summary: 'A signed event of Stripe',
  description: 'There is one only where a Stripe key is set. An event that came before changes nothing.',
  security: [],
  parameters: [{ name: 'stripe-signature', in: 'header', required: true, schema: { type: 'string' } }],
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  responses: { 200: { description: 'Taken in' }, ...describeRefusals(['signature-invalid', 'payload-too-large']) },
};
