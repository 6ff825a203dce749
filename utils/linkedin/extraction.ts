import type { Lead, PersonName } from '../lead/lead.ts';

/** What one reading of one page gave. A plain value: it crosses from the page to the background. */
export interface Extraction {
  /** adapter id */
  page: string;
  state: PageState;
  /** which variant was recognised, e.g. 'ember-hashed', 'sdui' */
  layout?: string;
  /** this layout is known from public hints only and was never seen: say so where its rows are shown */
  unverified?: true;
  rows: Row[];
  /** who is signed in, only where the page shows it passively */
  viewer?: MemberIdentity;
  position?: { page?: number; total?: number };
  /** field → named strategy → how often it won */
  strategies: Record<string, Record<string, number>>;
}

export type PageState =
  | 'results'
  | 'empty'
  | 'loading'
  | 'error'
  | 'signed-out'
  | 'limited'
  /** address and content disagree: the page before is still shown under the address of the next */
  | 'stale'
  | 'layout-changed'
  | 'other-page';

export type RefusedRow = { refused: 'anonymous' | 'not-a-person' | 'unreadable' };
export type Row = { lead: Lead } | RefusedRow;

/** A LinkedIn member as a page states them. */
export interface MemberIdentity {
  identityKeys: string[];
  name?: PersonName;
  /** the named strategy that found them */
  source: string;
}

export interface PageAdapter {
  /** = file name = fixture folder = heading in docs = commit prefix */
  readonly id: string;
  /** URLs; exactly one adapter matches each */
  readonly examples: readonly [string, ...string[]];
  matches(url: URL): boolean;
  /** Pure; never throws for a field. `asked`: the user wants the rows of a page that holds no results, their own connections */
  extract(page: Document, url: URL, asked?: boolean): Extraction;
}
