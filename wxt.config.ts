import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';

const LINKEDIN = 'https://www.linkedin.com/*';

/** Gives every unpacked build the same id (server/contract/sign-in.ts), so that the CRM can name it. */
const PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAnzgmIp9DVSNRVqS0HrAcliLDtNkzgWBqzHcbGbbNZMqyuT3AoTDxqQ9mKarbBSpa2sFHIjwxLXmHM5fOm1KSFEGlUeDts+QkXk+Lotaelcfv4IdUrOccfGlpRj+3IpZenGiawaz9xuaOS1nn0Z3n205v4CO+5iMlugFZWNZkVb/pbHGLu3/v2UXBJTkLvkktiNxww2XA+8WMF+zQ08Fjdwiu61h8xB0nvCac0TxFXZkIlfH+13cNjnVU0qnkPXQ0vheOH6EFsHH/qkWnTha+iigo7wtYLAo59/diYPWEkZAqx7i40M63h2j4u7cvvc8As1chwn5wwa9L6zj2+vednQIDAQAB';

/**
 * What an extension page may load: its own files and nothing else. It talks to the CRM, whose address the user gives; a
 * library's notes put their own style into the page. Nobody may frame it, no form goes anywhere.
 */
const PAGES_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** One script per page type of LinkedIn's, so that a page pays for its own reader only: readers/<id>.ts → read-<id>.js. */
const READERS = new URL('./entrypoints/readers/', import.meta.url);

/**
 * WXT puts a start-up with a log of its own around each script that is injected, 400 bytes that every LinkedIn page would
 * pay for. Ours need none of it: what a script throws goes to whoever injected it.
 */
const bareScripts = {
  name: 'leadferry:bare-scripts',
  transform(code: string, id: string) {
    const [own] = /virtual:wxt-unlisted-script-entrypoint/.test(id)
      ? (/^import definition from .*$/m.exec(code) ?? [])
      : [];
    return own && `${own}\nexport default definition.main();`;
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  i18n: { localesDir: fileURLToPath(new URL('./components/locales', import.meta.url)) },
  imports: false, // an auto-import is an arrow that the import rules cannot see
  vite: () => ({ plugins: [tailwindcss(), bareScripts] }),
  manifest: ({ mode }) => ({
    key: PUBLIC_KEY,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '120',
    permissions: ['storage', 'alarms', 'identity', 'scripting', 'sidePanel'],
    optional_permissions: ['cookies'], // the session guard's; asked for with its own consent
    optional_host_permissions: [LINKEDIN],
    externally_connectable: { ids: [], matches: [] },
    incognito: 'not_allowed',
    // The development server's own scripts come from elsewhere.
    ...(mode === 'production' && { content_security_policy: { extension_pages: PAGES_POLICY } }),
  }),
  hooks: {
    'entrypoints:found': (_wxt, found) => {
      for (const file of readdirSync(READERS)) {
        const inputPath = fileURLToPath(new URL(file, READERS));
        found.push({ name: `read-${file.replace(/\.ts$/, '')}`, inputPath, type: 'unlisted-script' });
      }
    },
    // WXT moves a runtime-registered script's matches into host_permissions: that would be access before the opt-in.
    'build:manifestGenerated': (_wxt, manifest) => {
      delete manifest.host_permissions;
    },
  },
});
