// @vitest-environment jsdom
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { People } from '../../components/panel/people.tsx';
import type { PageView, PanelRow } from '../../utils/messaging/protocol.ts';
import { click, press, render } from './render.tsx';

// jsdom has no layout: without a height the list would show nobody.
beforeAll(() => {
  const size = (of: (element: HTMLElement) => number) => ({
    configurable: true,
    get(this: HTMLElement) {
      return of(this);
    },
  });
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: size((element) => (element.tagName === 'LI' ? 60 : 600)),
    clientHeight: size(() => 600),
    clientWidth: size(() => 360),
  });
  Element.prototype.scrollTo = () => undefined;
});

const row = (name: string, extra: Partial<PanelRow> = {}): PanelRow => ({
  key: `vanity:${name.toLowerCase().replace(' ', '-')}`,
  name,
  state: 'new',
  ...extra,
});
const rows = [
  row('Tomas Vell', { headline: 'Plant Manager at Norrvik Steel', location: 'Malmö', degree: 2 }),
  row('Ida Brek', { state: 'queued' }),
  row('Nadia Ferrand'),
  row('Siri Almquist', { state: 'refused', reason: 'lead-invalid' }),
  row('Bram Oosterveld', { state: 'suppressed' }),
  row('Henrik Saal', { state: 'in-crm' }),
  row('Wilma Falk'),
];
const page = (extra: Partial<Extract<PageView, { kind: 'page' }>> = {}) =>
  ({
    kind: 'page',
    url: 'https://www.linkedin.com/search/results/people/',
    page: 'people-search',
    state: 'results',
    rows,
    counts: { shown: 10, readable: 8, anonymous: 2, unreadable: 0 },
    ...extra,
  }) as const satisfies PageView;

async function open(view = page(), paused = false) {
  const onQueue = vi.fn(async (_keys: string[], _everyone: boolean) => undefined);
  const onReport = vi.fn();
  const screen = await render(<People view={view} paused={paused} onQueue={onQueue} onReport={onReport} />);
  const [all, ...boxes] = screen.boxes() as [HTMLInputElement, ...HTMLInputElement[]];
  return { onQueue, onReport, screen, all, boxes };
}

describe('the people of a page', () => {
  it('counts what was shown, what could be read and who is anonymous, and says where the page stands', async () => {
    const { screen } = await open(page({ position: { page: 2, total: 5 } }));
    expect(screen.text()).toContain('10 shown, 8 readable, 2 anonymous');
    expect(screen.text()).toContain('page 2 of 5');
  });

  it('names what was not recognised only where there is something', async () => {
    const { screen } = await open(page({ counts: { shown: 3, readable: 2, anonymous: 0, unreadable: 1 } }));
    expect(screen.text()).toContain('3 shown, 2 readable, 0 anonymous, 1 not recognised');
  });

  it('says of each person what is known of them, and why they were refused', async () => {
    const { screen } = await open();
    const said = [...screen.box.querySelectorAll('li')].map((item) => item.textContent);
    expect(said).toEqual([
      expect.stringMatching(/Tomas Vell · 2nd.*New.*Plant Manager at Norrvik Steel.*Malmö/),
      expect.stringMatching(/Ida Brek.*Queued/),
      expect.stringMatching(/Nadia Ferrand.*New/),
      expect.stringMatching(/Siri Almquist.*Refused.*cannot be stored/),
      expect.stringMatching(/Bram Oosterveld.*Not to be contacted.*asked not to be contacted/),
      expect.stringMatching(/Henrik Saal.*In CRM/),
      expect.stringMatching(/Wilma Falk.*New/),
    ]);
  });

  it('offers a box for new people only, named after them, none ticked', async () => {
    const { boxes } = await open();
    expect(boxes.map((box) => box.ariaLabel ?? box.getAttribute('aria-label'))).toEqual([
      'Select Tomas Vell',
      'Select Nadia Ferrand',
      'Select Wilma Falk',
    ]);
    expect(boxes.filter((box) => box.checked)).toEqual([]);
  });

  it('queues the selected ones, in the order of the page', async () => {
    const { screen, boxes, onQueue } = await open();
    await click(boxes[2] as HTMLElement);
    await click(boxes[0] as HTMLElement);
    await click(screen.button('Queue selected (2)'));
    expect(onQueue).toHaveBeenCalledExactlyOnceWith(['vanity:tomas-vell', 'vanity:wilma-falk'], false);
  });

  it('queues all who are new, and nobody else', async () => {
    const { screen, onQueue } = await open();
    await click(screen.button('Queue all new (3)'));
    expect(onQueue.mock.calls[0]?.[0]).toEqual(['vanity:tomas-vell', 'vanity:nadia-ferrand', 'vanity:wilma-falk']);
  });

  it('selects all and none', async () => {
    const { screen, all } = await open();
    await click(all);
    expect(screen.button('Queue selected (3)').ariaDisabled ?? null).toBeNull();
    await click(all);
    expect(screen.button('Queue selected (0)').getAttribute('aria-disabled')).toBe('true');
  });

  it('walks from box to box with the arrow keys', async () => {
    const { boxes } = await open();
    boxes[0]?.focus();
    await press(boxes[0] as Element, 'ArrowDown');
    expect(document.activeElement).toBe(boxes[1]);
    await press(boxes[1] as Element, 'End');
    expect(document.activeElement).toBe(boxes[2]);
    await press(boxes[2] as Element, 'ArrowUp');
    expect(document.activeElement).toBe(boxes[1]);
  });

  it('drops from the selection who is no longer new', async () => {
    const { screen, boxes, onQueue } = await open();
    await click(boxes[0] as HTMLElement);
    const queued = rows.map((one, index) => (index === 0 ? { ...one, state: 'queued' as const } : one));
    await screen.again(
      <People view={page({ rows: queued })} paused={false} onQueue={onQueue} onReport={() => undefined} />,
    );
    expect(screen.button('Queue selected (0)').getAttribute('aria-disabled')).toBe('true');
  });

  it('queues nobody while paused', async () => {
    const { screen, onQueue } = await open(page(), true);
    await click(screen.button('Queue all new (3)'));
    expect(onQueue).not.toHaveBeenCalled();
  });

  it('says when the CRM could not be asked', async () => {
    const { screen } = await open(page({ lookupFailed: true }));
    expect(screen.text()).toContain('The CRM could not be asked');
  });

  it('marks who is new since last time, and says which pages of the search were opened', async () => {
    const search = {
      ...{ id: 1, name: 'plant', url: page().url, page: 'people-search', people: 40, captured: 38, newSinceLast: 1 },
      ...{ lastAt: '2026-11-22T08:00:00.000Z', previousAt: '2026-11-15T08:00:00.000Z', most: 1000 },
      coverage: {
        read: [
          [1, 2],
          [4, 4],
        ] as [number, number][],
        missing: [3],
        total: 100,
      },
    };
    const { screen } = await open(page({ search, rows: [row('Tomas Vell', { newSinceLast: true }), row('Ida Brek')] }));
    expect(screen.text()).toContain('Of this search: pages 1–2, 4 of 100; page 3 not opened');
    expect(screen.text()).toContain('LinkedIn shows at most 1,000 results of a search.');
    expect(screen.text()).toMatch(/1 new since Nov 15/);
    const said = [...screen.box.querySelectorAll('li')].map((item) =>
      item.textContent?.includes('New since last time'),
    );
    expect(said).toEqual([true, false]);
  });

  it('says what to do where rows are drawn only when they are scrolled to', async () => {
    const counts = { shown: 25, readable: 17, anonymous: 0, unreadable: 8 };
    const sales = await open(page({ page: 'sales-lead-search', counts }));
    expect(sales.screen.text()).toContain('17 of 25 readable. Scroll the page to read the rest.');
    const other = await open(page({ counts }));
    expect(other.screen.text()).not.toContain('Scroll the page');
  });

  it('warns of a layout that was never seen, and offers a report of it', async () => {
    const { screen, onReport } = await open(page({ unverified: true }));
    expect(screen.text()).toContain('knows this layout from hints only');
    await click(screen.button('Copy diagnostics'));
    expect(onReport).toHaveBeenCalledOnce();
  });

  it('keeps the document small on a long page', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => row(`Person ${index}`));
    const { screen } = await open(page({ rows: many }));
    expect(screen.box.querySelectorAll('li').length).toBeLessThan(40);
    expect(screen.box.querySelector('li')?.getAttribute('aria-setsize')).toBe('1000');
  });
});
