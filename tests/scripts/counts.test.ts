import { describe, expect, it } from 'vitest';
import { balance } from '../../scripts/journeys/counts.ts';
import { count as countEndToEnd, tell } from '../../scripts/test-steps/end-to-end.ts';
import { count as countTests } from '../../scripts/test-steps/vitest.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('the count of a step', () => {
  it.each([
    ['passed tests', { testResults: [file('passed', 'passed', 'passed')] }, true, { passed: 2, failed: 0 }],
    ['a failed test', { testResults: [file('failed', 'passed', 'failed')] }, false, { passed: 1, failed: 1 }],
    [
      'a test that was left out',
      { testResults: [file('passed', 'passed', 'pending')] },
      true,
      { passed: 1, failed: 1 },
    ],
    [
      'a file that could not be loaded',
      { testResults: [file('passed', 'passed'), file('failed')] },
      false,
      { passed: 1, failed: 1 },
    ],
    [
      'a runner that fails without a failed test',
      { testResults: [file('passed', 'passed')] },
      false,
      { passed: 1, failed: 1 },
    ],
    ['no tests at all', { testResults: [] }, true, { passed: 0, failed: 1 }],
  ])('%s', (_, report, ok, expected) => {
    expect(countTests(report, ok)).toEqual(expected);
  });

  it('a test that passed at a second try, or did not run, has not passed', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 1 };
    expect(countEndToEnd({ stats, errors: [] }, true)).toEqual({ passed: 3, failed: 2 });
    expect(countEndToEnd(undefined, false)).toEqual({ passed: 0, failed: 1 });
  });
});

it('what the tests have noted is told in one line: whom they asked, and how often a worker was stopped', () => {
  const spec = (...annotations: { type: string; description: string }[]) => ({ tests: [{ annotations }] });
  const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 };
  const suites = [
    { specs: [spec({ type: 'network', description: 'page 127.0.0.1:4001, worker 127.0.0.1:4001' })] },
    {
      suites: [
        {
          specs: [spec({ type: 'kills', description: '3 of 4' }, { type: 'network', description: 'page 127.0.0.1:5' })],
        },
      ],
    },
    { specs: [spec({ type: 'kills', description: '5 of 5' })] },
  ];
  expect(tell({ stats, errors: [], suites })).toEqual([
    '   network: asked were page 127.0.0.1, worker 127.0.0.1',
    '   the worker was stopped before 8 of 9 steps of 2 tests',
  ]);
  expect(tell(undefined)).toEqual([]);
});

describe('the balance of both databases', () => {
  const orla = ['vanity:orla', 'member:ACoAAorla'];
  const tomas = ['vanity:tomas'];
  const pushed = (clientRef: string, keys: string[]) => ({ clientRef, keys, state: 'pushed' as const });

  it('everybody once', () => {
    const crm = [
      { id: '1', keys: orla },
      { id: '2', keys: tomas },
    ];
    const queue = [pushed('a', ['member:ACoAAorla']), pushed('b', tomas)];
    expect(balance(queue, crm, [orla, tomas])).toEqual({ captured: 2, pushed: 2, inCrm: 2, lost: 0, doubled: 0 });
  });

  it('somebody captured is not in the CRM, somebody is there twice by two links', () => {
    const crm = [
      { id: '1', keys: ['vanity:orla'] },
      { id: '2', keys: ['member:ACoAAorla'] },
    ];
    const queue = [pushed('a', orla), { clientRef: 'b', keys: tomas, state: 'waiting' as const }];
    expect(balance(queue, crm, [orla, tomas])).toEqual({ captured: 2, pushed: 1, inCrm: 2, lost: 1, doubled: 1 });
  });
});
