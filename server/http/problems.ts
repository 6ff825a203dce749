import type { Problem, ProblemCode } from '../contract/problem.ts';

interface Kind {
  status: number;
  title: string;
  retryable?: boolean;
}

const kinds: Record<ProblemCode, Kind> = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON, plain or gzip' },
  'invalid-request': { status: 422, title: 'The request does not say what it must' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'precondition-failed': { status: 412, title: 'It has changed since you read it' },
  'precondition-required': { status: 428, title: 'Say which version you read' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'idempotency-key-missing': { status: 400, title: 'The Idempotency-Key header is missing or unusable' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key came with another body before' },
  'idempotency-key-in-flight': { status: 409, title: 'The same request is being answered', retryable: true },
  'linkedin-identity-taken': { status: 409, title: 'This LinkedIn member is linked to another account' },
  'account-already-linked': { status: 409, title: 'This account is linked to another LinkedIn member' },
  'identity-mismatch': { status: 409, title: 'This is not the LinkedIn member that is linked' },
  'sign-in-stale': { status: 403, title: 'Sign in once more' },
  'relink-too-soon': { status: 409, title: 'It is too soon to link another LinkedIn member' },
  'link-revoked': { status: 410, title: 'LinkedIn was unlinked on the service' },
  'not-linked': { status: 409, title: 'No LinkedIn member is linked' },
  'verification-unavailable': { status: 409, title: 'This service does not verify LinkedIn members' },
  'linkedin-unavailable': { status: 503, title: 'LinkedIn cannot be reached', retryable: true },
  'lead-invalid': { status: 422, title: 'This lead cannot be stored as it is' },
  'lead-conflict': { status: 409, title: 'This lead contradicts one that is stored' },
  'consent-missing': { status: 403, title: 'You have not allowed this' },
  'email-taken': { status: 422, title: 'There is an account with this e-mail address' },
  'password-unsuitable': { status: 422, title: 'The password is too short or too long' },
  'adult-attestation-missing': { status: 422, title: 'Only adults may open an account' },
  'sign-in-failed': { status: 401, title: 'The e-mail address or the password is wrong' },
  'password-wrong': { status: 403, title: 'The password is wrong' },
  'account-deactivated': { status: 403, title: 'The account is deactivated' },
  'link-used': { status: 410, title: 'This link does not work any more' },
  'already-answered': { status: 409, title: 'This request was answered before' },
  'invitation-unknown': { status: 404, title: 'This sponsorship link does not work' },
  'invitation-own': { status: 409, title: 'This is your own sponsorship link' },
  'invitation-late': { status: 409, title: 'The account is too old to say who invited it' },
  'invitation-after-payment': { status: 409, title: 'The account has paid before' },
  'invitation-from-newer': { status: 409, title: 'The account of the one who invites is not older' },
  'already-sponsored': { status: 409, title: 'The account has a sponsor already' },
  'signature-invalid': { status: 400, title: 'The signature is missing or wrong' },
  'checkout-unavailable': { status: 409, title: 'The operator takes the payment' },
  'already-subscribed': { status: 409, title: 'The account has a subscription already' },
  'provider-unavailable': { status: 503, title: 'The payment provider cannot be reached', retryable: true },
  'daily-cap-reached': { status: 429, title: "Today's limit of new people is reached", retryable: true },
  'rate-limited': { status: 429, title: 'Too many requests', retryable: true },
  overloaded: { status: 503, title: 'The service is busy', retryable: true },
  'database-unavailable': { status: 503, title: 'The database cannot be reached', retryable: true },
  internal: { status: 500, title: 'The service failed', retryable: true },
};

export type ProblemDetails = Pick<Problem, 'detail' | 'errors' | 'retryAfter'>;

/** RFC 9457. `detail` says what to do next, in plain English; `retryAfter` is in seconds. */
export function createProblem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  const { status, title, retryable = false } = kinds[code];
  return { type: `urn:leadferry:problem:${code}`, title, status, code, retryable, ...details };
}
