import type { BrowserContext, CDPSession, Locator, Page } from '@playwright/test';

/**
 * What a user does, as Playwright says it. Looking is no step: a test that waits for the worker to finish something looks
 * again and again, and a worker that is stopped each time finishes nothing.
 */
const steps = {
  page: ['goto', 'reload', 'goBack', 'bringToFront'],
  locator: ['click', 'fill', 'check', 'uncheck', 'press', 'selectOption', 'setInputFiles'],
} as const;

/** Of each such browser: steps before which a page of the extension was open, and how often its worker was stopped. */
const mortal = new WeakMap<BrowserContext, Kills>();

export interface Kills {
  chances: number;
  kills: number;
}
let wrapped = false;

/** From now on the extension's worker is stopped before whatever a user does in this browser; gives the count. `page`: any page of it. */
export function killBeforeEachStep(context: BrowserContext, page: Page): Kills {
  const counted = { chances: 0, kills: 0 };
  mortal.set(context, counted);
  if (wrapped) return counted;
  wrapped = true;
  wrap(Object.getPrototypeOf(page), steps.page, (self: Page) => self.context());
  wrap(Object.getPrototypeOf(page.locator('body')), steps.locator, (self: Locator) => self.page().context());
  return counted;
}

function wrap<Self>(
  prototype: Self,
  names: readonly (keyof Self & string)[],
  contextOf: (self: Self) => BrowserContext,
) {
  for (const name of names) {
    const step = prototype[name] as (...given: unknown[]) => Promise<unknown>;
    const afterAKill = async function (this: Self, ...given: unknown[]) {
      const counted = mortal.get(contextOf(this));
      if (counted) await kill(contextOf(this), counted);
      return step.apply(this, given);
    };
    Object.assign(prototype as object, { [name]: afterAKill });
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Only a page of the extension lists its worker; before one is open there is nothing to kill it from. */
async function kill(context: BrowserContext, counted: Kills): Promise<void> {
  const from = context.pages().filter((one) => one.url().startsWith('chrome-extension://'));
  if (from.length > 0) counted.chances += 1;
  for (const page of from) {
    const open = sessions.get(page) ?? openSession(context, page);
    sessions.set(page, open);
    const stopped = await open
      .then((session) => session.send('ServiceWorker.stopAllWorkers'))
      .then(
        () => true,
        () => false, // the page was closed just now
      );
    if (!stopped) continue;
    counted.kills += 1;
    return;
  }
}

async function openSession(context: BrowserContext, page: Page): Promise<CDPSession> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  return session;
}
