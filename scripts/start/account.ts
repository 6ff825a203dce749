import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from '../../server/commands/desk.ts';
import type { Login } from '../journeys/opt-in.ts';

/** Opens an account in the CRM, as an operator does with `npm run account`. */
export async function createAccount(databaseUrl: string, dataDir: string, login: Login): Promise<void> {
  const desk = await openDesk({ DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
  try {
    await desk.createAccount(login);
  } finally {
    await desk.close();
  }
}

/** Somebody invented, with a password that is for this computer only. */
export const inventLogin = (name: string, email = name.toLowerCase().replaceAll(' ', '.')): Login => ({
  name,
  email: `${email}@leadferry.example`,
  password: `demo-${randomBytes(6).toString('base64url')}`,
});

/** The demo account that belongs to a data folder, opened the first time. */
export async function ensureDemoAccount(databaseUrl: string, dataDir: string): Promise<Login> {
  const file = join(dataDir, 'demo-account.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Login;
  const login = inventLogin('Demo Rep', 'demo');
  await createAccount(databaseUrl, dataDir, login);
  writeFileSync(file, `${JSON.stringify(login)}\n`, { mode: 0o600 });
  return login;
}
