import type { Page } from '@playwright/test';

/** Everything that the extension keeps, as one text: both storage areas and every store of every database of its own. */
export const dumpExtension = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const opened = await Promise.all(
      databases.map(
        ({ name = '' }) =>
          new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
      ),
    );
    const stores = await Promise.all(
      opened.flatMap((database) =>
        [...database.objectStoreNames].map(
          (name) =>
            new Promise<[string, unknown]>((resolve, reject) => {
              const request = database.transaction(name).objectStore(name).getAll();
              request.onsuccess = () => resolve([name, request.result]);
              request.onerror = () => reject(request.error);
            }),
        ),
      ),
    );
    for (const database of opened) database.close();
    const [local, session] = await Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]);
    return JSON.stringify({ local, session, web: { ...localStorage, ...sessionStorage }, stores });
  });

/** What the extension may do, and what it has registered. */
export const powers = (page: Page) =>
  page.evaluate(async () => {
    const { origins = [], permissions = [] } = await chrome.permissions.getAll();
    return {
      origins,
      cookies: permissions.includes('cookies'),
      hasCookieApi: 'cookies' in chrome,
      scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
    };
  });

export const noPowers = { origins: [], cookies: false, hasCookieApi: false, scripts: 0 };

/** What comes every few minutes, now: it finds a worker that may have to be woken. */
export const tick = (page: Page): Promise<void> =>
  page.evaluate(() => chrome.alarms.create('tick', { when: Date.now() }));
