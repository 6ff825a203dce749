import * as z from 'zod';
import { extensionId } from './contract/sign-in.ts';

const secret = z.string().min(32, 'must have at least 32 characters').optional();

/** Every setting of the service; docs/operations.md says what each is for. */
const envSchema = z.object({
  PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DATA_DIR: z.string().min(1).default('.leadferry/data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  EXTENSION_IDS: z
    .string()
    .default(extensionId)
    .transform((list) => list.split(',').map((id) => id.trim()))
    .pipe(z.array(z.string().regex(/^[a-p]{32}$/, 'must be extension ids (32 letters a–p), separated by commas'))),
  AUTH_SECRET: secret,
  SUPPRESSION_PEPPER: secret,
  DAILY_CAP: z.coerce.number('must be a number').int('must be a whole number').min(1).max(1_000_000).default(250),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

export type Env = z.infer<typeof envSchema>;

/** Reads the environment, or says everything that is wrong with it, at once. A variable set to nothing counts as unset. */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): { env: Env } | { faults: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return { env: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) };
}
