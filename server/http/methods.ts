import type { Hono } from 'hono';
import { refuse, toResponse } from './answer.ts';

/** Answers 405 with Allow where the address is known and the method is not. Call it after every route is there. */
export function refuseOtherMethods(app: Hono): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || path.includes('*')) continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, known] of methods) {
    const allow = [...known].join(', ');
    app.all(path, () => {
      const { headers, ...refusal } = refuse('method-not-allowed', { detail: `It takes ${allow}.` });
      return toResponse({ ...refusal, headers: { ...headers, allow } });
    });
  }
}
