import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Login } from '../journeys/opt-in.ts';
import { runTool } from '../run-tool.ts';

/** Makes an account in the CRM, with the operator's own command. */
export async function createAccount(databaseUrl: string, dataDir: string, login: Login): Promise<void> {
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
  const args = ['server/commands/account.ts', 'create', '--email', login.email, '--password', login.password];
  const { ok, output } = await runTool('node', args, { env });
  if (!ok) throw new Error(`The demo account could not be created.\n${output}`);
}

export const inventLogin = (name: string): Login => ({
  email: `${name}@leadferry.example`,
  password: `demo-${randomBytes(6).toString('base64url')}`,
});

/** The demo account that belongs to a data folder, made the first time. Its password is for this computer only. */
export async function ensureDemoAccount(databaseUrl: string, dataDir: string): Promise<Login> {
  const file = join(dataDir, 'demo-account.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Login;
  const login = inventLogin('demo');
  await createAccount(databaseUrl, dataDir, login);
  writeFileSync(file, `${JSON.stringify(login)}\n`, { mode: 0o600 });
  return login;
}
