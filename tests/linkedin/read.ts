import { JSDOM } from 'jsdom';
import type { Extraction, Row } from '../../utils/linkedin/extraction.ts';
import { findPageAdapter } from '../../utils/linkedin/registry.ts';
import type { ExpectedRow } from '../practice/expected-page.ts';
import { sduiTree } from '../practice/generate/sdui.ts';
import { buildLive } from '../practice/generate/tree.ts';
import type { SearchPage } from '../practice/search-page.ts';

export const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=plant%20manager';

export const parse = (html: string): Document => new JSDOM(html).window.document;

/** Reads a document as the extension would at an address. */
export function read(page: Document, address = SEARCH): Extraction {
  const url = new URL(address);
  const adapter = findPageAdapter(url);
  if (!adapter) throw new Error(`no adapter for ${address}`);
  return adapter.extract(page, url);
}

/** A server-driven page as LinkedIn's own script builds it: anchors inside anchors, which no parser makes. */
export function livePage(page: SearchPage, variant: 'S1' | 'S2'): Document {
  const live = parse('<!DOCTYPE html><nav data-testid="primary-nav"></nav><main id="workspace"></main>');
  live.querySelector('main')?.appendChild(buildLive(live, sduiTree(page, variant)));
  return live;
}

/** The leads of an Extraction in the shape of the practice LinkedIn's truth. */
export const readable = (rows: Row[]): ExpectedRow[] =>
  rows.flatMap((row) => {
    if (!('lead' in row) || row.lead.kind !== 'person') return [];
    const { kind: _, name, ...fields } = row.lead;
    return [{ ...fields, name: name.shown } as ExpectedRow];
  });

export const countRefused = (rows: Row[], why: string): number =>
  rows.filter((row) => 'refused' in row && row.refused === why).length;
