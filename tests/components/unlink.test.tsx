// @vitest-environment jsdom
import { act, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { Unlink } from '../../components/popup/unlink.tsx';
import { UnlinkReceipt } from '../../components/popup/unlink-receipt.tsx';
import type { Reply } from '../../utils/messaging/protocol.ts';
import { click, render } from './render.tsx';

function Popup({ onUnlink, waiting = 0 }: { onUnlink: () => Promise<Reply<object>>; waiting?: number }) {
  const [asking, setAsking] = useState(false);
  return <Unlink waiting={waiting} asking={asking} onAsk={setAsking} onUnlink={onUnlink} />;
}

it('asks before it unlinks, and takes two clicks in all', async () => {
  const onUnlink = vi.fn(async () => ({ ok: true }) as const);
  const screen = await render(<Popup onUnlink={onUnlink} waiting={42} />);
  await click(screen.button('Unlink LinkedIn'));
  expect(onUnlink).not.toHaveBeenCalled();
  expect(screen.text()).toContain('42 people have not been sent yet and will be lost');
  expect(document.activeElement?.textContent).toBe('Unlink LinkedIn?');
  await click(screen.button('Unlink and erase'));
  expect(onUnlink).toHaveBeenCalledOnce();
});

it('does nothing after "Cancel"', async () => {
  const onUnlink = vi.fn(async () => ({ ok: true }) as const);
  const screen = await render(<Popup onUnlink={onUnlink} />);
  await click(screen.button('Unlink LinkedIn'));
  await click(screen.button('Cancel'));
  expect(onUnlink).not.toHaveBeenCalled();
  expect(screen.button('Unlink LinkedIn')).toBeTruthy();
});

it('ignores a second click while it works, and says a failure', async () => {
  const answers: ((reply: Reply<object>) => void)[] = [];
  const onUnlink = vi.fn(() => new Promise<Reply<object>>((answer) => answers.push(answer)));
  const screen = await render(<Popup onUnlink={onUnlink} />);
  await click(screen.button('Unlink LinkedIn'));
  await click(screen.button('Unlink and erase'));
  await click(screen.button('Unlinking …'));
  expect(onUnlink).toHaveBeenCalledOnce();
  await act(async () => answers[0]?.({ ok: false, code: 'storage-full' }));
  expect(screen.box.querySelector('[role=alert]')?.textContent).toContain('full');
});

it('shows the receipt, or that the CRM will be told', async () => {
  const onSave = vi.fn();
  const confirmed = await render(
    <UnlinkReceipt
      askedTime="14:02"
      by="browser"
      confirmed={{ id: 'b7c1', time: '14:03', erased: 4 }}
      wiped={{ leads: 3, searches: 2 }}
      onSave={onSave}
    />,
  );
  expect(confirmed.text()).toContain("The browser's access was taken back: 14:02");
  expect(confirmed.text()).toContain('Confirmed by the CRM: 14:03');
  expect(confirmed.text()).toContain('Receipt b7c1');
  expect(confirmed.text()).toContain('3 waiting people were erased');
  expect(confirmed.text()).toContain('2 remembered searches were erased');
  await click(confirmed.button('Save the receipt'));
  expect(onSave).toHaveBeenCalledOnce();
  const pending = await render(<UnlinkReceipt askedTime="14:02" onSave={onSave} />);
  expect(pending.text()).toContain('it will be told as soon as it can');
});
