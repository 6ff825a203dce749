import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Env, readEnv } from '../env.ts';

type Values<Options extends ParseArgsOptionsConfig> = {
  readonly [Name in keyof Options]?: Options[Name]['type'] extends 'boolean' ? boolean : string;
};

/** Runs a command that is one thing, with options only: says what it did, or what is wrong, and ends the process. */
export async function runPlainCommand<Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
  run: (given: Values<Options>, env: Env) => Promise<string>,
): Promise<void> {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
    const read = readEnv(process.env);
    if ('faults' in read) throw new Error(`The environment is not right:\n${read.faults.join('\n')}`);
    console.log('help' in values && values.help ? help : await run(values as Values<Options>, read.env));
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
