import { expect } from '@playwright/test';

/** Says how many attempts did nothing, as every figure of this project is said, and fails where one did something. */
export function survive(name: string, attempts: { what: string; harm: boolean }[]): void {
  const harmed = attempts.filter(({ harm }) => harm).map(({ what }) => what);
  console.log(`${name}: ${attempts.length - harmed.length} of ${attempts.length} survived`);
  expect(harmed, name).toEqual([]);
  expect(attempts.length, name).toBeGreaterThan(0);
}
