import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../scripts/browser/find-chromium.ts';

/** A page's DevTools session, without Playwright: that attaches to every worker and pauses it while it starts. */
export interface RawPage {
  send: <T>(method: string, params?: object) => Promise<T>;
  evaluate: <T>(expression: string) => Promise<T>;
}

interface RawOptions {
  /** the profile's folder; absent: a fresh one. Gone afterwards, either way */
  userDataDir?: string;
  /** where the practice LinkedIn listens */
  practicePort?: number;
}

/** Opens Chromium with extensions; `work` opens pages in it. */
export async function inRawChromium<T>(
  extensions: string[],
  work: (open: (url: string) => Promise<RawPage>) => Promise<T>,
  { userDataDir, practicePort }: RawOptions = {},
): Promise<T> {
  const profile = userDataDir ?? (await mkdtemp(join(tmpdir(), 'leadferry-bench-')));
  const practice = practicePort === undefined ? '' : `MAP www.linkedin.com:443 127.0.0.1:${practicePort}, `;
  const child = spawn(
    findChromium() ?? 'chromium',
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--disable-extensions-except=${extensions}`,
      `--load-extension=${extensions}`,
      '--no-first-run',
      '--disable-gpu',
      '--disable-background-networking',
      `--host-resolver-rules=${practice}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      ...(practice ? ['--ignore-certificate-errors'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const sockets: WebSocket[] = [];
  try {
    const port = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.once('error', reject);
      child.once('exit', () => reject(new Error('Chromium ended before it listened')));
      child.stderr.on('data', (text) => {
        said += text;
        const [, listening] = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said) ?? [];
        if (listening) resolve(listening);
      });
    });
    return await work(async (url) => {
      const made = await fetch(`http://127.0.0.1:${port}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' });
      const { webSocketDebuggerUrl } = (await made.json()) as { webSocketDebuggerUrl: string };
      const socket = new WebSocket(webSocketDebuggerUrl);
      sockets.push(socket);
      return attach(socket);
    });
  } finally {
    for (const socket of sockets) socket.close();
    child.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function attach(socket: WebSocket): Promise<RawPage> {
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  let sent = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, ...answer } = JSON.parse(data);
    waiting.get(id)?.(answer);
  });
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      sent += 1;
      waiting.set(sent, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result as T),
      );
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text} ${JSON.stringify(result)}`);
    return result.value;
  };
  return { send, evaluate };
}
