import type { Context, MiddlewareHandler } from 'hono';
import { refuse, toResponse } from './answer.ts';

export interface GateSize {
  /** Requests worked on at once. */
  readonly running: number;
  /** Those of one caller. The rest of what it sends waits, and holds nothing but its connection and its body. */
  readonly runningEach: number;
  /** Requests that may wait, altogether and of one caller. */
  readonly waiting: number;
  readonly waitingEach: number;
}

/** As many as the database has connections for, and some seconds' worth of waiting. */
export const usualGate: GateSize = { running: 12, runningEach: 4, waiting: 500, waitingEach: 50 };

interface Waiter {
  readonly subject: string;
  readonly signal: AbortSignal;
  enter(isIn: boolean): void;
}

export type Gate = ReturnType<typeof createGate>;

/**
 * Bounded queues in front of the work: whoever comes when they are full is turned away at once. The first in line goes
 * first whose caller has not as many under way as one may have: nobody's burst holds up the others. Who has hung up meanwhile
 * is dropped.
 */
export function createGate(size: GateSize) {
  const running = new Map<string, number>();
  const queue: Waiter[] = [];
  let total = 0;

  const mayRun = (subject: string) => total < size.running && (running.get(subject) ?? 0) < size.runningEach;
  const begin = (subject: string) => {
    total++;
    running.set(subject, (running.get(subject) ?? 0) + 1);
  };
  const admit = () => {
    for (let place = 0; place < queue.length && total < size.running; ) {
      const waiter = queue[place] as Waiter;
      const isGone = waiter.signal.aborted;
      if (!isGone && !mayRun(waiter.subject)) {
        place++;
        continue;
      }
      queue.splice(place, 1);
      if (!isGone) begin(waiter.subject);
      waiter.enter(!isGone);
    }
  };

  return {
    /** Waits for a turn. Says why not where there is none to be had. */
    async enter(subject: string, signal: AbortSignal): Promise<'in' | 'gone' | 'caller-busy' | 'full'> {
      if (mayRun(subject)) {
        begin(subject);
        return 'in';
      }
      if (queue.filter((waiter) => waiter.subject === subject).length >= size.waitingEach) return 'caller-busy';
      if (queue.length >= size.waiting) return 'full';
      const isIn = await new Promise<boolean>((enter) => queue.push({ subject, signal, enter }));
      return isIn ? 'in' : 'gone';
    },
    leave(subject: string) {
      total--;
      const left = (running.get(subject) ?? 1) - 1;
      if (left > 0) running.set(subject, left);
      else running.delete(subject);
      admit();
    },
  };
}

/** The gate as middleware. Waiting costs the database nothing, so whose place it is must be known without it. */
export function passGate(gate: Gate, subjectOf: (context: Context) => string): MiddlewareHandler {
  return async (context, next) => {
    const subject = subjectOf(context);
    const said = await gate.enter(subject, context.req.raw.signal);
    if (said === 'caller-busy')
      return toResponse(
        refuse('rate-limited', { retryAfter: 1, detail: 'Too many at once. Wait for some answers first.' }),
      );
    if (said === 'full')
      return toResponse(refuse('overloaded', { retryAfter: 2, detail: 'Nothing was changed. Try again in a moment.' }));
    if (said === 'gone') return toResponse({ status: 499 });
    try {
      await next();
    } finally {
      gate.leave(subject);
    }
  };
}
