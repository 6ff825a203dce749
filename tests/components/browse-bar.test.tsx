// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { BrowseBar, type BrowseBarProps } from '../../components/panel/browse-bar.tsx';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { click, render } from './render.tsx';

async function open(props: Partial<BrowseBarProps> = {}, reply: Reply<object> = { ok: true }) {
  const onChange = vi.fn(async (_: boolean) => reply);
  const onFailure = vi.fn();
  const screen = await render(<BrowseBar onChange={onChange} onFailure={onFailure} {...props} />);
  const toggle = screen.box.querySelector('[role=switch]') as HTMLElement;
  return { screen, toggle, onChange, onFailure };
}

it('is off at start, and says what it does before it is on', async () => {
  const { toggle, onChange } = await open();
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  expect(toggle.textContent).toContain('Leadferry opens none by itself');
  await click(toggle);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(true);
});

it('counts whom it has queued, and switches off', async () => {
  const { toggle, onChange } = await open({ browsed: { captured: 12 } });
  expect(toggle.getAttribute('aria-checked')).toBe('true');
  expect(toggle.textContent).toContain('12 people queued');
  await click(toggle);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(false);
});

it.each([
  ['paused', 'Leadferry is paused'],
  ['daily-cap-reached', 'The most people for one day'],
  ['layout-changed', 'LinkedIn has changed this page'],
  ['limited', 'LinkedIn limits your searches'],
  ['signed-out', 'You are signed out of LinkedIn'],
  ['error', 'LinkedIn shows an error'],
] as const)('says why the page in front is not captured: %s', async (stopped, text) => {
  const { screen } = await open({ browsed: { captured: 0, stopped } });
  expect(screen.box.querySelector('[role=status]')?.textContent).toContain(text);
});

it('counts the day down', async () => {
  expect((await open({ allowance: { left: 212, cap: 250 } })).screen.text()).toContain(
    '212 of 250 new people left today',
  );
  expect((await open()).screen.text()).not.toContain('left today');
});

it('says why it could not be switched on', async () => {
  const { toggle, onFailure } = await open({}, { ok: false, code: 'consent-missing' });
  await click(toggle);
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('You have not allowed this'));
});
