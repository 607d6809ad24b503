/**
 * Every way in which Heed says no: the one catalogue. Each code has a page under docs/errors.
 * `detail` is the sentence for people when the place that throws has nothing better to say.
 */
export const errorCatalogue = {
  validation_failed: { status: 400, title: 'Some values cannot be used', detail: 'Check the fields named below.' },
  body_unreadable: { status: 400, title: 'The body cannot be read', detail: 'Send one JSON object.' },
  not_authenticated: { status: 401, title: 'Sign in first', detail: 'Sign in, or send a valid token.' },
  not_allowed: { status: 403, title: 'Not allowed', detail: 'You may not do this.' },
  cross_origin: {
    status: 403,
    title: 'Refused',
    detail: 'A signed-in browser may only change things from our own pages.',
  },
  not_found: { status: 404, title: 'Not found', detail: 'There is nothing here, or it is not yours to see.' },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: 'This address does not know that method.' },
  moved_on: { status: 409, title: 'It has moved on', detail: 'Somebody or something changed it before you did.' },
  already_exists: { status: 409, title: 'It is already there', detail: 'The same thing exists already.' },
  call_in_progress: {
    status: 409,
    title: 'Still running',
    detail: 'A call with this Idempotency-Key is still running.',
  },
  version_stale: {
    status: 412,
    title: 'Changed meanwhile',
    detail: 'Somebody changed it after you read it. Read it again.',
  },
  body_too_large: { status: 413, title: 'Too large', detail: 'The body is larger than this address accepts.' },
  media_type_unknown: { status: 415, title: 'Unknown media type', detail: 'Send application/json.' },
  misdirected: {
    status: 421,
    title: 'Wrong address',
    detail: 'This installation does not answer to that host name. Open it at its own address.',
  },
  rule_broken: { status: 422, title: 'A rule forbids it', detail: 'The request is understood, but a rule forbids it.' },
  key_reused: { status: 422, title: 'Key used before', detail: 'This Idempotency-Key was used with another body.' },
  too_many_requests: { status: 429, title: 'Too many attempts', detail: 'Wait a while and try again.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong',
    detail: 'It is our fault. The request id helps us to find out why.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable for the moment',
    detail: 'The database cannot be reached. Try again soon.',
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** What an error knows beyond its code: a sentence, a message list per field, and when to come back. */
export type ErrorFacts = {
  detail?: string;
  fields?: Readonly<Record<string, readonly string[]>>;
  retryAfterSeconds?: number;
};

/** A refusal that callers are told about. Anything else that is thrown is our fault and answered as `unexpected`. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    super(facts.detail ?? errorCatalogue[code].detail, options);
    this.name = 'DomainError';
    this.code = code;
    this.facts = facts;
  }
}

/** A refusal that names one field and the reason. */
export function fieldError(field: string, reason: string): DomainError {
  return new DomainError('validation_failed', { fields: { [field]: [reason] } });
}
