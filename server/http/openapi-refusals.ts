import type { ProblemCode } from '../contract/problem.ts';
import { createProblem } from './problems.ts';

/** The refusals of a call as OpenAPI responses: one per status, which names every code that it stands for. */
export function describeRefusals(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy(new Set(codes), (code) => createProblem(code).status);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      { description: list.map((code) => `\`${code}\`: ${createProblem(code).title}`).join('; '), content },
    ]),
  );
}
