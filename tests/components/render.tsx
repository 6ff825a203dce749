import type { ReactNode } from 'react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const roots: Root[] = [];

afterEach(async () => {
  await act(async () => {
    for (const root of roots.splice(0)) root.unmount();
  });
  document.body.replaceChildren();
});

/** Puts the node on the page and hands out what users find things by: a role and its name. */
export async function render(node: ReactNode) {
  const box = document.body.appendChild(document.createElement('div'));
  const root = createRoot(box);
  roots.push(root);
  await act(async () => root.render(node));
  const all = <T extends HTMLElement>(selector: string) => [...box.querySelectorAll<T>(selector)];
  return {
    box,
    text: () => box.textContent ?? '',
    boxes: () => all<HTMLInputElement>('input[type=checkbox]'),
    button(name: string) {
      const found = all<HTMLButtonElement>('button').find((button) => button.textContent === name);
      if (!found) throw new Error(`no button "${name}" in: ${all('button').map((button) => button.textContent)}`);
      return found;
    },
    again: (next: ReactNode) => act(async () => root.render(next)),
  };
}

export const click = (element: HTMLElement) => act(async () => element.click());

export const press = (element: Element, key: string) =>
  act(async () => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await new Promise((painted) => requestAnimationFrame(painted));
  });
