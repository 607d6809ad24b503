/**
 * Every way in which Heed says no: the one catalogue. Each code has a page under docs/errors.
 * `detail` is the sentence for people when the place that throws has nothing better to say.
 */
export const errorCatalogue = {
  validation_failed: { status: 400, title: 'Invalid values', detail: 'Check the fields listed.' },
  body_unreadable: { status: 400, title: 'Unreadable body', detail: 'Send one JSON object.' },
  not_authenticated: { status: 401, title: 'Sign in required', detail: 'Sign in or send a valid token.' },
  not_allowed: { status: 403, title: 'Not allowed', detail: 'You don’t have permission to do this.' },
  cross_origin: {
    status: 403,
    title: 'Cross-origin request',
    detail: 'Changes from a browser must come from this site.',
  },
  not_found: { status: 404, title: 'Not found', detail: 'It doesn’t exist, or you don’t have access to it.' },
  method_not_allowed: { status: 405, title: 'Method not allowed', detail: 'This URL doesn’t support that method.' },
  moved_on: { status: 409, title: 'Already changed', detail: 'It changed before your request arrived.' },
  already_exists: { status: 409, title: 'Already exists', detail: 'This already exists.' },
  call_in_progress: {
    status: 409,
    title: 'Still in progress',
    detail: 'A request with this Idempotency-Key is in progress.',
  },
  version_stale: {
    status: 412,
    title: 'Out of date',
    detail: 'Someone changed it after you read it. Read it again.',
  },
  body_too_large: { status: 413, title: 'Too large', detail: 'The body is larger than this URL accepts.' },
  media_type_unknown: { status: 415, title: 'Unknown media type', detail: 'Send application/json.' },
  misdirected: {
    status: 421,
    title: 'Wrong host',
    detail: 'This installation doesn’t respond to that host name. Open it at its own URL.',
  },
  rule_broken: {
    status: 422,
    title: 'Not possible right now',
    detail: 'The request is valid, but a rule prevents it.',
  },
  key_reused: {
    status: 422,
    title: 'Key already used',
    detail: 'This Idempotency-Key was already used for a different request.',
  },
  too_many_requests: { status: 429, title: 'Too many attempts', detail: 'Wait, then try again.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong',
    detail: 'This is our fault. Quote the request ID when you report it.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    detail: 'The database can’t be reached. Try again soon.',
  },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

/** What an error knows beyond its code: a sentence, a message list per field, and when to come back. */
export type ErrorFacts = {
  detail?: string;
  fields?: Readonly<Record<string, readonly string[]>>;
  retryAfterSeconds?: number;
  /** Further members of the answer. */
  members?: Readonly<Record<string, string | null | readonly (object | string)[]>>;
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
