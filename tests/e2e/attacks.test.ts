import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { extensionDir } from '../../scripts/build-all.ts';
import { openPanel, queueFirst, showResults } from '../../scripts/journeys/capture.ts';
import { linkMember, setCrmAddress } from '../../scripts/journeys/opt-in.ts';
import { findWelcomePage, openExtensionPage, openLinkedIn, searchPath } from '../../scripts/journeys/pages.ts';
import { extensionId } from '../../server/contract/sign-in.ts';
import { survive } from '../security/attempts.ts';
import { hostileMessages } from '../security/hostile-messages.ts';
import { openBrowser } from './browsers.ts';
import { settle } from './people.ts';
import { test as freshTest, MEMBER_A, optIn, linkedTest as test } from './stage.ts';

const packaged = readdirSync(extensionDir, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/.test(path));
const addresses = packaged.map((path) => `chrome-extension://${extensionId}/${path}`);

/** Whatever an attack could have changed. */
const state = (page: Page) =>
  page.evaluate(async () => JSON.stringify([await chrome.storage.local.get(null), await chrome.permissions.getAll()]));

/** Tries every message; true where somebody answered as if it were allowed. Runs in the attacker's world. */
const sendAll = async ({ to, messages }: { to?: string; messages: unknown[] }) => {
  const runtime = (globalThis as { chrome?: typeof chrome }).chrome?.runtime;
  const harms: boolean[] = [];
  for (const message of messages) {
    try {
      const reply = await (to ? runtime?.sendMessage(to, message) : runtime?.sendMessage(message));
      harms.push(reply !== undefined && (reply as { code?: string } | null)?.code !== 'message-refused');
    } catch {
      harms.push(false);
    }
  }
  return harms;
};

/** Tries to get at files; true where one could be read. */
const fetchAll = (urls: string[]) =>
  Promise.all(
    urls.map((url) =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    ),
  );

const name = (what: unknown) => JSON.stringify(what).slice(0, 120);

test('a foreign page, and LinkedIn itself, get no answer, no file and no frame of the extension', async ({
  linked,
}) => {
  const server = createServer((_, response) => response.end('<!doctype html><title>Foreign</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const foreign = await linked.newPage();
  await foreign.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const linkedIn = await openLinkedIn(linked, searchPath(1));
  const popup = await openExtensionPage(linked, 'popup');
  const before = await state(popup);
  const attempts: { what: string; harm: boolean }[] = [];
  for (const page of [foreign, linkedIn]) {
    const told = await page.evaluate(sendAll, { to: extensionId, messages: hostileMessages });
    attempts.push(...told.map((harm, index) => ({ what: name(hostileMessages[index]), harm })));
    const read = await page.evaluate(fetchAll, addresses);
    attempts.push(...read.map((harm, index) => ({ what: String(packaged[index]), harm })));
    // What a page says to itself reaches a content script, too: none of it may pass for the extension's own.
    const answers = await page.evaluate(async (messages) => {
      let answered = 0;
      addEventListener('message', ({ data }) => {
        if ((data as { ok?: unknown } | null)?.ok !== undefined) answered++;
      });
      for (let round = 0; round < 8; round++) {
        for (const message of messages) {
          postMessage(message, '*');
          dispatchEvent(new CustomEvent(String((message as { type: unknown }).type), { detail: message }));
        }
      }
      await new Promise((settled) => requestIdleCallback(settled));
      return answered;
    }, hostileMessages);
    attempts.push(
      ...Array.from({ length: 8 * hostileMessages.length }, (_, at) => ({ what: 'posted', harm: at < answers })),
    );
    const framed = await page.evaluate(async (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const reached = (frame.contentWindow?.length ?? 0) > 0;
      frame.remove();
      return reached;
    }, `chrome-extension://${extensionId}/popup.html`);
    attempts.push({ what: 'a frame', harm: framed });
  }
  expect(await state(popup)).toBe(before);
  survive('C1 foreign page', attempts);
  server.close();
});

test('a content script of the extension, taken over, may say that its page changed, and reads no secret', async ({
  linked,
  crm,
}) => {
  const linkedIn = await openLinkedIn(linked, '/feed/');
  const panel = await openPanel(linked);
  await showResults(linkedIn, panel, { page: 1 });
  await queueFirst(panel, 1);
  await settle(panel, crm);
  const before = await state(panel);
  const told = (await panel.evaluate(async (messages) => {
    const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: async (given: unknown[]) => {
        const replies: unknown[] = [];
        for (const message of given) replies.push(await chrome.runtime.sendMessage(message).catch(() => 'no answer'));
        return replies;
      },
      args: [messages],
    });
    return answer?.result;
  }, hostileMessages)) as ({ code?: string } | string)[];
  expect(told).toHaveLength(hostileMessages.length);
  survive(
    'C2 content script sends every internal type',
    told.map((reply, index) => ({
      what: name(hostileMessages[index]),
      harm: typeof reply === 'object' && reply?.code !== 'message-refused',
    })),
  );
  expect(await state(panel)).toBe(before);

  const secrets = await panel.evaluate(async () => {
    const { crmRefresh } = await chrome.storage.local.get('crmRefresh');
    const { crmAccess } = await chrome.storage.session.get('crmAccess');
    return [crmRefresh, (crmAccess as { token: string }).token].map(String);
  });
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  const readable = (await panel.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'https://www.linkedin.com/*' });
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? -1 },
      func: async () => {
        const attempt = (work: () => unknown) =>
          Promise.resolve()
            .then(work)
            .catch((fault: Error) => `refused: ${fault.message}`);
        return {
          local: await attempt(() => chrome.storage.local.get(null)),
          session: await attempt(() => chrome.storage.session.get(null)),
          sync: await attempt(() => chrome.storage.sync.get(null)),
          databases: await attempt(() => indexedDB.databases()),
          localStorage: await attempt(() => JSON.stringify(localStorage)),
          sessionStorage: await attempt(() => JSON.stringify(sessionStorage)),
          caches: await attempt(() => caches.keys()),
          manifest: await attempt(() => JSON.stringify(chrome.runtime.getManifest())),
          globals: Object.getOwnPropertyNames(globalThis).join(),
          html: document.documentElement.outerHTML,
        };
      },
    });
    return answer?.result;
  })) as Record<string, unknown>;
  survive(
    'C6 everything a content script can read',
    Object.entries(readable).flatMap(([place, found]) =>
      secrets.map((secret) => ({ what: place, harm: JSON.stringify(found).includes(secret) })),
    ),
  );
  for (const area of ['local', 'session']) expect(readable[area]).toMatch(/^refused: /);
  expect(JSON.stringify(readable.databases)).not.toContain('leadferry');
});

freshTest(
  'another extension with every host permission gets no answer, no file and nothing out of the pages',
  async ({ profile, practice, crm }) => {
    const otherExtensionDir = fileURLToPath(new URL('../security/other-extension', import.meta.url));
    const { port: practicePort } = practice;
    const context = await openBrowser({ userDataDir: profile, otherExtensionDir, headless: true, practicePort });
    const isOther = (url: string) => url.startsWith('chrome-extension://') && !url.includes(extensionId);
    const worker =
      context.serviceWorkers().find((one) => isOther(one.url())) ??
      (await context.waitForEvent('serviceworker', { predicate: (one) => isOther(one.url()) }));
    const welcome = await findWelcomePage(context);
    await setCrmAddress(welcome, crm.url);
    await optIn(context, welcome, crm.login);
    await linkMember(context, welcome, MEMBER_A);
    const popup = await openExtensionPage(context, 'popup');
    const before = await state(popup);
    const other = await context.newPage();
    await other.goto(new URL('page.html', worker.url()).href);

    const attempts: { what: string; harm: boolean }[] = [];
    const told = await other.evaluate(sendAll, { to: extensionId, messages: hostileMessages });
    attempts.push(...told.map((harm, index) => ({ what: name(hostileMessages[index]), harm })));
    const read = await other.evaluate(fetchAll, addresses);
    attempts.push(...read.map((harm, index) => ({ what: String(packaged[index]), harm })));
    const others = await other.evaluate(async (id) => {
      const connected = await new Promise<boolean>((resolve) => {
        const port = chrome.runtime.connect(id, { name: 'panel' });
        port.onMessage.addListener(() => resolve(true));
        port.onDisconnect.addListener(() => resolve(false));
        port.postMessage({ type: 'unlink', data: {} });
      });
      const tabs = await chrome.tabs.query({ url: `chrome-extension://${id}/*` });
      const injected = await Promise.all(
        (await chrome.tabs.query({})).map(({ id: tabId = -1, url = '' }) =>
          url.startsWith(`chrome-extension://${id}`)
            ? chrome.scripting.executeScript({ target: { tabId }, func: () => document.title }).then(
                () => true,
                () => false,
              )
            : false,
        ),
      );
      const stored = JSON.stringify([await chrome.storage.local.get(null), await chrome.storage.session.get(null)]);
      return { connected, injected, tabs: tabs.length, stored, databases: JSON.stringify(await indexedDB.databases()) };
    }, extensionId);
    attempts.push({ what: 'a port', harm: others.connected });
    attempts.push(...others.injected.map((harm, index) => ({ what: `script into tab ${index}`, harm })));
    attempts.push({ what: 'its storage is not ours', harm: others.stored !== '[{},{}]' });
    attempts.push({ what: 'its databases are not ours', harm: others.databases.includes('leadferry') });
    const crmReached = await other.evaluate(
      async (url) =>
        fetch(`${url}/v1/me`, { credentials: 'include' }).then(
          (response) => response.ok,
          () => false,
        ),
      crm.url,
    );
    attempts.push({ what: 'the CRM as the user', harm: crmReached });
    expect(await state(popup)).toBe(before);
    survive('C3 another extension', attempts);
    await context.close();
  },
);
