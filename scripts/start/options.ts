import { parseArgs } from 'node:util';

export interface StartOptions {
  /** walk the journeys, count, and end */
  once: boolean;
  /** the real linkedin.com instead of the practice pages */
  linkedin: boolean;
  port: number;
  /** true where the port was asked for, and another one would not do */
  portWasAsked: boolean;
}

/** Reads what `npm start -- …` was given. @throws with what to write instead */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): StartOptions {
  const values = readFlags(args);
  if (values.once && values.linkedin) {
    throw new Error(
      '--once walks the practice pages by itself; it never goes to the real linkedin.com. Leave one of the two out.',
    );
  }
  const port = Number(env.PORT || 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is ${env.PORT}, which is no port.`);
  return { once: values.once ?? false, linkedin: values.linkedin ?? false, port, portWasAsked: Boolean(env.PORT) };
}

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options: { once: { type: 'boolean' }, linkedin: { type: 'boolean' } } }).values;
  } catch (fault) {
    const [what] = (fault as Error).message.split('. ');
    throw new Error(`${what}. npm start takes --once and --linkedin: npm start -- --once`);
  }
}
