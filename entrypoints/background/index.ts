import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { watchSession } from '../../utils/consent/session-cookie.ts';
import { createGuard } from '../../utils/messaging/guard.ts';
import { findQueueFault } from '../../utils/queue/open-queue.ts';
import { isQuotaExceeded } from '../../utils/queue/quota.ts';
import { createHandlers } from './handlers.ts';
import { createLifecycle } from './lifecycle.ts';
import { createServices } from './services.ts';

// Registers every listener, synchronously, and decides nothing: the worker may die after any line and remembers nothing.
export default defineBackground(() => {
  void browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  void browser.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });

  const report = (where: string, fault: unknown) => console.error(`leadferry: ${where}`, fault);
  const run = (where: string, work: Promise<unknown>) => void work.catch((fault) => report(where, fault));
  const services = createServices();
  const lifecycle = createLifecycle(services, report);
  const guard = createGuard({
    extensionId: browser.runtime.id,
    handlers: createHandlers(services, lifecycle, run),
    report,
    toCode: (fault) => findQueueFault(fault)?.code ?? (isQuotaExceeded(fault) ? 'storage-full' : undefined),
  });

  browser.runtime.onMessage.addListener((message, sender, reply) => {
    guard(message, sender).then(reply);
    return true;
  });
  browser.runtime.onInstalled.addListener(() => run('installed', lifecycle.installed()));
  browser.runtime.onStartup.addListener(() => run('startup', lifecycle.tick()));
  browser.tabs.onRemoved.addListener((tabId) => run('tab closed', services.browse.forget(tabId)));
  browser.permissions.onRemoved.addListener(() => run('permission removed', lifecycle.reconcile()));
  browser.permissions.onAdded.addListener(() => {
    watchSession(sessionMoved); // there is no such event before
    sessionMoved();
  });
  browser.alarms.onAlarm.addListener(() => run('alarm', lifecycle.tick()));
  self.addEventListener('online', () => run('online', lifecycle.online()));

  const sessionMoved = () => run('session', services.session.look());
  watchSession(sessionMoved);

  run('wake', lifecycle.wake());
});
