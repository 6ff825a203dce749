import { expect, test } from 'vitest';
import { readOptions } from '../../scripts/start/options.ts';

test.each([
  [['--pictures', 'x'], {}, "Unknown option '--pictures'. npm start takes --once and --linkedin"],
  [['--once=3'], {}, "Option '--once' does not take an argument. npm start takes --once and --linkedin"],
  [['once'], {}, 'npm start takes --once and --linkedin'],
  [['--once', '--linkedin'], {}, 'Leave one of the two out'],
  [[], { PORT: 'x' }, 'PORT is x, which is no port'],
])('npm start -- %j is answered in words', (args, env, words) => expect(() => readOptions(args, env)).toThrow(words));
