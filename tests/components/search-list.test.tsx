// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { SearchList } from '../../components/panel/search-list.tsx';
import type { SearchSummary } from '../../utils/queue/search-summary.ts';
import { click, render } from './render.tsx';

const search = (id: number, more: Partial<SearchSummary> = {}): SearchSummary => ({
  ...{ id, name: `search ${id}`, url: 'https://www.linkedin.com/search/results/people/', page: 'people-search' },
  ...{ lastAt: '2026-11-20T08:00:00.000Z', people: 31, captured: 1, newSinceLast: 0 },
  coverage: { read: [[1, 3]], missing: [] },
  ...more,
});

async function open(searches: SearchSummary[] | undefined) {
  const onOpen = vi.fn();
  const onDelete = vi.fn();
  const now = new Date('2026-11-22T08:00:00.000Z');
  return { onOpen, onDelete, ...(await render(<SearchList searches={searches} {...{ now, onOpen, onDelete }} />)) };
}

it('shows each search with its pages, its people and who is new', async () => {
  const list = await open([
    search(1, { newSinceLast: 4 }),
    search(2, { name: undefined, coverage: { read: [[2, 2]], missing: [1], total: 12 } }),
  ]);
  const said = [...list.box.querySelectorAll('li')].map((item) => item.textContent);
  expect(said[0]).toMatch(/search 1.*4 new.*pages 1–3.*31 people · 1 queued · Nov 20/);
  expect(said[1]).toMatch(/Search by filters.*page 2 of 12; page 1 not opened/);
});

it('opens and deletes the one that is meant', async () => {
  const searches = [search(1), search(2)];
  const { box, onOpen, onDelete } = await open(searches);
  const buttons = [...box.querySelectorAll('button')];
  await click(buttons[2] as HTMLElement);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(searches[1]);
  expect(buttons[1]?.getAttribute('aria-label')).toBe('Delete search 1');
  await click(buttons[1] as HTMLElement);
  expect(onDelete).toHaveBeenCalledExactlyOnceWith(searches[0]);
});

it('says when a search is remembered, where there is none', async () => {
  expect((await open([])).text()).toContain('A search is remembered once you have queued people from it');
  expect((await open(undefined)).text()).toBe('');
});
