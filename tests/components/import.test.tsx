// @vitest-environment jsdom
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { ByHand, type HandFault } from '../../components/import/by-hand.tsx';
import { ImportPreview } from '../../components/import/import-preview.tsx';
import { fields } from '../../utils/import/columns.ts';
import { readPeople } from '../../utils/import/people.ts';
import { readTable } from '../../utils/import/table.ts';
import { click, render } from './render.tsx';

async function preview(text: string) {
  const read = readTable(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.code);
  const { table } = read;
  const calls = { onColumn: vi.fn(), onSince: vi.fn(), onImport: vi.fn(), onCancel: vi.fn() };
  const reading = readPeople(table, table.columns);
  const screen = await render(
    <ImportPreview file="people.csv" columns={table.columns} {...{ table, fields, reading, ...calls }} />,
  );
  return { screen, ...calls };
}

it('shows whom a file would queue, what it leaves out and why, before anybody is queued', async () => {
  const { screen, onImport } = await preview(
    'Name,LinkedIn URL,Email\nOrla Quist,https://www.linkedin.com/in/orla,o@example.test\nIda Brek,,i@example.test\n',
  );
  expect(screen.text()).toContain('Orla Quist');
  expect(screen.text()).toContain('1 row is left out');
  expect(screen.text()).toContain('Row 3: has no profile address');
  expect(screen.text()).toContain('Contact details, never imported');
  expect(screen.text()).not.toContain('@example.test');
  expect(onImport).not.toHaveBeenCalled();
  await click(screen.button('Queue 1 person'));
  expect(onImport).toHaveBeenCalledOnce();
});

it('queues nobody where there is nobody, and opens the columns to be put right', async () => {
  const { screen, onImport } = await preview(
    'Who,LinkedIn URL,Company\nOrla,https://www.linkedin.com/in/orla,Norrvik\n',
  );
  await click(screen.button('Nobody to queue'));
  expect(onImport).not.toHaveBeenCalled();
  expect(screen.box.querySelector('details')?.open).toBe(true);
});

it('lets a column be something else, but never a column of contact details', async () => {
  const { screen, onColumn } = await preview(
    'Who,LinkedIn URL,Company,Phone\nOrla,https://www.linkedin.com/in/orla,Norrvik,1\n',
  );
  const selects = [...screen.box.querySelectorAll('select')];
  expect(selects.map((select) => select.getAttribute('aria-label'))).toEqual([
    'Column Who is',
    'Column LinkedIn URL is',
    'Column Company is',
  ]);
  const [first] = selects as [HTMLSelectElement];
  await act(async () => {
    first.value = 'name';
    first.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(onColumn).toHaveBeenCalledExactlyOnceWith(0, 'name');
});

it('says beside the field what is wrong with a person who was typed in, and keeps what was typed', async () => {
  const faults: (HandFault | undefined)[] = [{ field: 'url', text: 'not a profile' }, undefined];
  const onAdd = vi.fn(async () => faults.shift());
  const screen = await render(<ByHand onAdd={onAdd} />);
  const [url] = screen.box.querySelectorAll('input');
  const type = (text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(url, text);
      url?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await type('https://example.test');
  await click(screen.button('Queue this person'));
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({ url: 'https://example.test' });
  expect([url?.getAttribute('aria-invalid'), url?.value]).toEqual(['true', 'https://example.test']);
  expect(screen.box.querySelector('[role=alert]')?.textContent).toBe('not a profile');
  await click(screen.button('Queue this person'));
  expect(url?.value).toBe('');
});
