// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { ReportDialog } from '../../components/panel/report-dialog.tsx';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { click, render } from './render.tsx';

const shown = () => document.querySelector('textarea') as HTMLTextAreaElement;
const copyButton = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Copy') as HTMLButtonElement;

async function open(reply: Reply<{ outline: string }>) {
  const onCopy = vi.fn(async (_: string) => undefined);
  await render(<ReportDialog onClose={() => undefined} onRead={async () => reply} onCopy={onCopy} />);
  return { onCopy };
}

it('shows the report before it is copied, and copies what it shows', async () => {
  const outline = 'page /search/results/people\nbody\n  main id';
  const { onCopy } = await open({ ok: true, outline });
  expect(shown().value).toBe(outline);
  expect(onCopy).not.toHaveBeenCalled();
  await click(copyButton());
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(outline);
  expect(document.querySelector('[role=status]')?.textContent).toBe('Copied');
});

it('copies nothing where the page could not be read, and says why', async () => {
  const { onCopy } = await open({ ok: false, code: 'tab-unreachable' });
  expect(document.querySelector('[role=alert]')?.textContent).toContain('This tab cannot be read');
  await click(copyButton());
  expect(onCopy).not.toHaveBeenCalled();
});
