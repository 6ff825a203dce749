// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { PagePanel } from '../../components/panel/page-panel.tsx';
import { queuedText } from '../../components/panel/queued-text.ts';
import type { PageView } from '../../utils/messaging/protocol.ts';
import { click, render } from './render.tsx';

const actions = {
  setUp: vi.fn(),
  review: vi.fn(),
  accept: vi.fn(),
  search: vi.fn(),
  reload: vi.fn(),
  retry: vi.fn(),
  report: vi.fn(),
  connections: vi.fn(),
};
const open = (view: PageView) =>
  render(
    <PagePanel
      view={view}
      failure={undefined}
      paused={false}
      actions={actions}
      onQueue={async () => undefined}
      linkMember={<button type="button">Read who is signed in</button>}
    />,
  );
const page = (state: Extract<PageView, { kind: 'page' }>['state'], extra = {}): PageView => ({
  kind: 'page',
  url: 'https://www.linkedin.com/search/results/people/',
  page: 'people-search',
  state,
  rows: [],
  counts: { shown: 0, readable: 0, anonymous: 0, unreadable: 0 },
  ...extra,
});

it.each([
  [{ kind: 'unavailable', why: 'not-opted-in' }, 'Leadferry is not set up yet', 'Set up Leadferry', actions.setUp],
  [{ kind: 'unavailable', why: 'not-linkedin' }, 'No LinkedIn page in front', 'Open people search', actions.search],
  [{ kind: 'unavailable', why: 'no-adapter' }, 'Nothing to read on this page', 'Open people search', actions.search],
  [{ kind: 'unavailable', why: 'tab-unreachable' }, 'This tab cannot be read yet', 'Reload the page', actions.reload],
  [page('other-page'), 'Nothing to read on this page', 'Open people search', actions.search],
  [page('error'), 'LinkedIn shows an error', 'Reload the page', actions.reload],
  [page('layout-changed'), 'LinkedIn has changed this page', 'Copy diagnostics', actions.report],
  [page('other-page', { page: 'connections' }), 'Your own connections', 'Read my connections', actions.connections],
] as const)('%o says why and offers the next step', async (view, title, button, action) => {
  const screen = await open(view as PageView);
  expect(screen.box.querySelector('h2')?.textContent).toBe(title);
  await click(screen.button(button));
  expect(action).toHaveBeenCalled();
});

it.each([
  ['empty', 'No results'],
  ['signed-out', 'You are signed out of LinkedIn'],
  ['limited', 'LinkedIn limits your searches'],
  ['stale', 'LinkedIn still shows the page before'],
  ['layout-changed', 'LinkedIn has changed this page'],
] as const)('a page that is %s says so', async (state, title) => {
  expect((await open(page(state))).text()).toContain(title);
});

it('links here where nobody is linked', async () => {
  const screen = await open({ kind: 'unavailable', why: 'not-linked' });
  expect(screen.button('Read who is signed in')).toBeTruthy();
});

it('shows nobody while another member is signed in, and says who is who', async () => {
  const rows = [{ key: 'vanity:ida-brek', name: 'Ida Brek', state: 'new' }];
  const screen = await open(page('results', { rows, otherMember: { linked: 'Orla Quist', found: 'Tomas Vell' } }));
  expect(screen.text()).toContain('This page belongs to Tomas Vell. You linked Orla Quist.');
  expect(screen.text()).not.toContain('Ida Brek');
});

it('names everybody who was left out', () => {
  expect(queuedText({ ok: true, captured: 8, duplicates: 1, anonymous: 2, unreadable: 0 })).toEqual({
    title: '8 people queued',
    rest: '1 was queued before, 2 are anonymous and were left out',
  });
});
