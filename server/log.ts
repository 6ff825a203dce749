import pino, { type Logger } from 'pino';

/** Structured lines on stdout. Callers hand over ids, codes and counts only: no person, token, address or query. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
