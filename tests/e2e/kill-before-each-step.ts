import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test';

/**
 * What a user does, as Playwright says it. Looking is no step: a test that waits for the worker to finish something looks
 * again and again, and a worker that is stopped each time finishes nothing.
 */
const steps = {
  page: ['goto', 'reload', 'goBack', 'bringToFront'],
  locator: ['click', 'fill', 'check', 'uncheck', 'press', 'selectOption', 'setInputFiles'],
} as const;

const mortal = new WeakSet<BrowserContext>();
let wrapped = false;

/** From now on the extension's worker is stopped before whatever a user does in this browser. `page`: any page of it. */
export function killBeforeEachStep(context: BrowserContext, page: Page): void {
  mortal.add(context);
  if (wrapped) return;
  wrapped = true;
  wrap(Object.getPrototypeOf(page), steps.page, (self: Page) => self.context());
  wrap(Object.getPrototypeOf(page.locator('body')), steps.locator, (self: Locator) => self.page().context());
}

function wrap<Self>(
  prototype: Self,
  names: readonly (keyof Self & string)[],
  contextOf: (self: Self) => BrowserContext,
) {
  for (const name of names) {
    const step = prototype[name] as (...given: unknown[]) => Promise<unknown>;
    const afterAKill = async function (this: Self, ...given: unknown[]) {
      if (mortal.has(contextOf(this))) await kill(contextOf(this));
      return step.apply(this, given);
    };
    Object.assign(prototype as object, { [name]: afterAKill });
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Only a page of the extension lists its worker; before one is open there is nothing to kill it from. */
async function kill(context: BrowserContext): Promise<void> {
  for (const page of context.pages().filter((one) => one.url().startsWith('chrome-extension://'))) {
    const open = sessions.get(page) ?? openSession(context, page);
    sessions.set(page, open);
    const stopped = await open
      .then((session) => session.send('ServiceWorker.stopAllWorkers'))
      .then(
        () => true,
        () => false, // the page was closed just now
      );
    if (stopped) return;
  }
}

async function openSession(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return session;
}
