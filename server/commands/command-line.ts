import { parseArgs } from 'node:util';
import { type Env, readEnv } from '../env.ts';
import { type OpenedForCommand, openForCommand } from './open.ts';

export type Given<Option extends string> = Readonly<Partial<Record<Option, string>>>;

interface Command<Option extends string> {
  readonly needs: readonly Option[];
  readonly run: (opened: OpenedForCommand, given: Given<Option>, env: Env) => Promise<string>;
}

/**
 * Runs one of several commands from the command line: says what it did, or what is wrong, and ends the process. The first
 * word says which command; the rest are `--option value`.
 */
export async function runCommandLine<Option extends string>(
  help: string,
  options: readonly Option[],
  commands: Readonly<Record<string, Command<Option>>>,
): Promise<void> {
  try {
    console.log(await runOne(help, options, commands));
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function runOne<Option extends string>(
  help: string,
  options: readonly Option[],
  commands: Readonly<Record<string, Command<Option>>>,
): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...Object.fromEntries(options.map((name) => [name, { type: 'string' } as const])),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [name = ''] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (values.help) return help;
  if (!command) throw new Error(`Say what to do.\n\n${help}`);
  const given = values as Given<Option>;
  const missing = command.needs.filter((option) => !given[option]);
  if (missing.length > 0) throw new Error(`Add ${missing.map((option) => `--${option}`).join(' and ')}.\n\n${help}`);
  const read = readEnv(process.env);
  if ('faults' in read) throw new Error(`The environment is not right:\n${read.faults.join('\n')}`);
  const opened = await openForCommand(read.env);
  try {
    return await command.run(opened, given, read.env);
  } finally {
    await opened.close();
  }
}
