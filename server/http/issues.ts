import type { Problem } from '../contract/problem.ts';

interface Issue {
  readonly path: PropertyKey[];
  readonly message: string;
}

const escapePart = (part: PropertyKey) => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** Zod's issues as RFC 9457 errors, each with a JSON pointer (RFC 6901). At most twenty, so that an answer stays small. */
export const issuesToErrors = (issues: readonly Issue[]): NonNullable<Problem['errors']> =>
  issues
    .slice(0, 20)
    .map(({ path, message }) => ({ pointer: path.map((part) => `/${escapePart(part)}`).join(''), detail: message }));
