import { type BrowserContext, chromium } from '@playwright/test';
import { findChromium } from './find-chromium.ts';

export interface LaunchOptions {
  /** the profile's folder */
  userDataDir: string;
  /** the built extension */
  extensionDir: string;
  /** another extension beside it */
  otherExtensionDir?: string;
  /** without a window; the browser's own permission prompt cannot be pressed then */
  headless: boolean;
  /** where the practice LinkedIn listens; absent: the real linkedin.com and the whole network */
  practicePort?: number;
  /** e.g. `:99` */
  display?: string;
  viewport?: { width: number; height: number } | null;
  colorScheme?: 'light' | 'dark';
  locale?: string;
}

/**
 * Opens a Chromium with the extension in it. With `practicePort` the browser reaches loopback and nothing else:
 * www.linkedin.com is the practice server, and no other name resolves.
 */
export async function launchExtension(options: LaunchOptions): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here. npm start and npm test install one.');
  return chromium.launchPersistentContext(options.userDataDir, {
    executablePath,
    headless: options.headless,
    viewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    locale: options.locale ?? 'en-US',
    args: args(options),
    env: {
      ...(process.env as Record<string, string>),
      ...(options.display && { DISPLAY: options.display }),
      // On Linux the browser's own language, and so an extension's, comes from here.
      ...(options.locale && { LANGUAGE: options.locale.replace(/-.*/, '') }),
    },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

function args({ extensionDir, otherExtensionDir, practicePort, locale }: LaunchOptions): string[] {
  const extensions = [extensionDir, ...(otherExtensionDir ? [otherExtensionDir] : [])].join(',');
  return [
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    `--lang=${locale ?? 'en-US'}`,
    '--no-first-run',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    // Chromium's sandbox does not start for root, which is what a container runs as.
    ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
    ...(practicePort === undefined ? [] : onlyLoopback(practicePort)),
  ];
}

const onlyLoopback = (practicePort: number): string[] => [
  `--host-resolver-rules=MAP www.linkedin.com:443 127.0.0.1:${practicePort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
  '--ignore-certificate-errors', // the practice server's certificate is its own
];
