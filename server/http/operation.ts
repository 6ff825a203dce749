import type { PoolClient } from 'pg';
import type * as z from 'zod';
import type { Reauthenticate } from '../accounts/reauthenticate.ts';
import type { Prices } from '../billing/prices.ts';
import type { Provider } from '../billing/provider.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { LinkedIn } from '../links/linkedin.ts';
import type { SponsorshipRules } from '../sponsorship/rules.ts';
import type { Answer } from './answer.ts';

/** Who is asking, and by what. An API key acts for the user who made it. */
export interface Caller {
  readonly accountId: string;
  readonly userId: string;
  readonly via: 'session' | 'token' | 'api-key';
  /** When the person gave their password for it; an API key has no such time. */
  readonly signedInAt?: Date;
}

/** What every handler may use besides its transaction. */
export interface Tools {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly pepper: string;
  readonly dailyCap: number;
  /** Where people reach the service, without a slash at the end. */
  readonly publicUrl: string;
  readonly random: (bytes: number) => Uint8Array;
  readonly rules: SponsorshipRules;
  readonly prices: Prices;
  readonly provider: Provider;
  /** Name and postal address of who runs the service. */
  readonly operator: string | undefined;
  readonly reauthenticate: Reauthenticate;
  /** Undefined where the operator has not set LinkedIn up. */
  readonly linkedin?: LinkedIn | undefined;
  /** Hours after unlinking before another LinkedIn member can be linked. */
  readonly linkCoolDownHours: number;
  /** Days between asking for an account's deletion and its erasure. */
  readonly coolingOffDays: number;
}

export interface Call<Body = unknown, Query = unknown, Before = unknown> {
  /** One transaction, in which only the caller's account is visible. Committed unless the answer is a refusal. */
  readonly db: PoolClient;
  readonly caller: Caller;
  readonly tools: Tools;
  readonly body: Body;
  readonly query: Query;
  readonly params: Readonly<Record<string, string>>;
  /** What the operation's `before` has found out. */
  readonly before: Before;
  readonly header: (name: string) => string | undefined;
  /** A transaction of its own, after the handler's has ended: for what is streamed. */
  readonly later: <T>(work: (db: PoolClient) => Promise<T>) => Promise<T>;
}

export interface Success {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media types, where it is not JSON of the schema. */
  readonly types?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call of the API: what it takes, what it answers, and what it does. The routes and OpenAPI both come from it. */
export interface Operation<Body = unknown, Query = unknown, Before = unknown> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI's way of writing it: `/v1/leads/{id}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  readonly headers?: Readonly<Record<string, { description: string; required: boolean }>>;
  readonly answers: Readonly<Record<number, Success>>;
  /** Also for an account that is deactivated: the rights of its person and of those it holds. Everything else is refused then. */
  readonly whileDeactivated?: boolean;
  readonly refusals: readonly ProblemCode[];
  /** Asks another service, before the transaction begins: a connection that waits for it would be missing to everybody. */
  before?(tools: Tools): Promise<Before>;
  handle(call: Call<Body, Query, Before>): Promise<Answer>;
}

/** Forgets the types of body, query and `before`, of which the router has made sure before it calls. */
export const defineOperation = <Body, Query, Before>(operation: Operation<Body, Query, Before>): Operation =>
  operation as unknown as Operation;
