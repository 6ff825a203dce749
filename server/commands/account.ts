import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { type CommandDesk, openDesk } from './desk.ts';

const help = `Accounts, from the command line. Works while the service runs and while it does not.

  npm run -s account -- create --email E --password P [--name N]   Open an account. By this the operator
                                                                   attests that the person is 18 or older.
  npm run -s account -- api-key --email E [--label L]              Make a key for scripts; prints only the key.
  npm run -s account -- list-keys --email E
  npm run -s account -- revoke-key --email E --key PREFIX-OR-ID

The database is the service's: DATABASE_URL, or the embedded one in DATA_DIR.`;

type Options = Readonly<Record<'email' | 'password' | 'name' | 'label' | 'key', string | undefined>>;
type Command = (desk: CommandDesk, options: Options) => Promise<string>;

const commands: Readonly<Record<string, { needs: readonly (keyof Options)[]; run: Command }>> = {
  create: {
    needs: ['email', 'password'],
    async run(desk, { email = '', password = '', name }) {
      const id = await desk.createAccount({ email, password, name: name ?? email.split('@')[0] ?? email });
      return `Opened account ${id} for ${email}.`;
    },
  },
  'api-key': { needs: ['email'], run: (desk, { email = '', label = 'script' }) => desk.createKey(email, label) },
  'list-keys': {
    needs: ['email'],
    async run(desk, { email = '' }) {
      const keys = await desk.listKeys(email);
      const lines = keys.map(({ id, prefix, label, createdAt, revokedAt }) =>
        [
          id,
          `${prefix}…`,
          label,
          createdAt.toISOString(),
          revokedAt ? `revoked ${revokedAt.toISOString()}` : 'valid',
        ].join('  '),
      );
      return lines.length > 0 ? lines.join('\n') : 'No keys.';
    },
  },
  'revoke-key': {
    needs: ['email', 'key'],
    async run(desk, { email = '', key = '' }) {
      return `Revoked ${await desk.revokeKey(email, key)}. Requests with it are refused from now on.`;
    },
  },
};

async function main(): Promise<string> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { email: text, password: text, name: text, label: text, key: text, help: { type: 'boolean', short: 'h' } },
  });
  const command = Object.hasOwn(commands, positionals[0] ?? '') ? commands[positionals[0] as string] : undefined;
  if (values.help) return help;
  if (!command) throw new Error(`Say what to do.\n\n${help}`);
  const missing = command.needs.filter((option) => !values[option]);
  if (missing.length > 0) throw new Error(`Add ${missing.map((option) => `--${option}`).join(' and ')}.\n\n${help}`);
  const read = readEnv(process.env);
  if ('faults' in read) throw new Error(`The environment is not right:\n${read.faults.join('\n')}`);

  const desk = await openDesk(read.env);
  try {
    return await command.run(desk, values as Options);
  } finally {
    await desk.close();
  }
}

try {
  console.log(await main());
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
