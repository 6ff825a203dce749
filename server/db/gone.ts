const GONE = /^(?:08|57P0|53300)/; // SQLSTATE: connection exceptions, shutting down or starting up, too many connections
const SOCKET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EHOSTUNREACH']);
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** Whether an error says that the database is away. `pg` gives some of its own errors no code, so those go by words. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message, cause, errors } = error as {
    code?: unknown;
    message?: string;
    cause?: unknown;
    errors?: unknown[];
  };
  if (typeof code === 'string' && (GONE.test(code) || SOCKET.has(code))) return true;
  if (WORDS.test(message ?? '')) return true;
  return (cause !== undefined && isDatabaseGone(cause)) || (errors?.some(isDatabaseGone) ?? false);
}
