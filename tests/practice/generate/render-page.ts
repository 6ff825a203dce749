import type { Variant } from '../expected-page.ts';
import { createSearchPage, type SearchPage } from '../search-page.ts';
import { renderEmber } from './ember.ts';
import { sduiTree } from './sdui.ts';
import { toHtml } from './tree.ts';
import { embeddedAnswers, rehydration, wholePage, withRail } from './whole-page.ts';

/** One people-search page as a saved file would be: for server-driven layouts, anchors inside anchors and all. */
export function renderPage(options: {
  variant: Variant;
  seed: number;
  page?: number;
  language?: SearchPage['language'];
}): string {
  const page = createSearchPage(options.seed, options.page ?? 1, { language: options.language });
  return renderSearchPage(page, options.variant);
}

export function renderSearchPage(page: SearchPage, variant: Variant): string {
  const { language, viewer } = page;
  if (variant === 'E1' || variant === 'E2') {
    return wholePage({
      title: `"${page.keywords}" | Search | LinkedIn`,
      body: withRail(renderEmber(page, variant)) + (page.around ?? ''),
      tail: viewer && embeddedAnswers(viewer),
      kind: 'ember',
      language,
      viewer,
    });
  }
  const head = '<meta name="como-pk" content="d_flagship3_search_srp_people">';
  const body = withRail(toHtml(sduiTree(page, variant)), 'id="workspace" tabindex="0"') + (page.around ?? '');
  return wholePage({
    title: 'Search | LinkedIn',
    body,
    head,
    tail: viewer && rehydration(viewer),
    kind: 'sdui',
    language,
    viewer,
  });
}
