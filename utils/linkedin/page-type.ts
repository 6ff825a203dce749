import type { Lead } from '../lead/lead.ts';
import type { Extraction, PageState, RefusedRow } from './extraction.ts';

/**
 * One page type as its file defines it. Its id is the file's name; registry.ts makes a PageAdapter of it, and
 * entrypoints/readers/<id>.ts the script that reads it in the browser.
 */
export interface PageType {
  readonly id: string;
  /** URLs; exactly one page type matches each */
  readonly examples: readonly [string, ...string[]];
  matches(url: URL): boolean;
  /** the server-driven screens and page keys that are this page's; another's beside none of these is another page */
  readonly keys?: RegExp;
  /** No results of anybody's search: its rows are read only where the user asks for them, on this one visit. */
  readonly onRequest?: true;
  /** Pure; never throws for a field. Absent: the page holds no results. */
  readRows?(page: Document, url: URL): RowsReading;
  /** Where the address says more about the state than the content does. */
  settle?(state: PageState, url: URL): PageState;
}

/** What a page type's own script found. */
export interface RowsReading {
  /** absent: no layout was recognised */
  layout?: string;
  unverified?: true;
  rows: ReadRow[];
  strategies: Extraction['strategies'];
  /** rows among them that the page has not filled in yet: they are unreadable, and not for a changed layout */
  pending?: number;
  /** known better here than by what all pages have in common */
  state?: PageState;
}

/**
 * A row before it is understood: what takes no page (parts of a name, the words of "Current: …") is done
 * outside of LinkedIn's page, by understand.ts.
 */
export type ReadRow = { lead: Lead; lines?: Line[] } | RefusedRow;

/** What stands under a person's name, headline and place. */
export interface Line {
  text: string;
  /** how many other people it names by a link */
  linked?: number;
  /** nothing but those people's names */
  isOnlyNames?: true;
  /** the words of its link to all shared connections */
  shared?: string;
}

/** An Extraction before it is understood. */
export type RawExtraction = Omit<Extraction, 'rows'> & { rows: ReadRow[]; notice?: Notice };

/** The words of a page whose markers do not say what it is. Told apart outside of the page, and then gone. */
export interface Notice {
  title: string;
  /** those that are no card's */
  headings: string[];
  /** what stands where results would: only on a page that should hold some and holds none */
  text?: string;
  /** nothing on the page looks like a result */
  mayBeEmpty?: boolean;
  /** the page shows that somebody is signed in */
  signedIn?: true;
}
