import { callPermissions } from '@/lib/contracts/members/permissions';
import type { Operation } from '@/lib/contracts/operation';
import { type ErrorCode, errorCatalogue } from '@/lib/core/errors';

/** Refusals that an operation answers for reasons of its own: what it declares and what its permission implies. */
export function ownErrorCodes(operation: Operation): ErrorCode[] {
  const codes = new Set(operation.errors);
  const { deniesAnonymous, deniesKnown } = callPermissions[operation.permission];
  if (deniesAnonymous) codes.add('not_authenticated');
  if (deniesKnown) codes.add('not_allowed');
  if (takesInput(operation)) codes.add('validation_failed');
  if (operation.path.includes('{')) codes.add('not_found');
  return inCatalogueOrder(codes);
}

/** Every refusal that an operation may answer, those before its service function included. */
export function errorCodesOf(operation: Operation): ErrorCode[] {
  const codes = new Set<ErrorCode>([...ownErrorCodes(operation), 'validation_failed', 'unexpected', 'unavailable']);
  const looksAtTokens = operation.takes.kind !== 'signed';
  // To tokens of people beyond their scope, and to those of other systems, which may report and nothing else.
  if (looksAtTokens) codes.add('not_allowed');
  if (changes(operation) && looksAtTokens && operation.permission !== 'ANYBODY') codes.add('cross_origin');
  if (operation.isAnswerSecret) codes.add('already_exists');
  if (isOnlyOnce(operation)) {
    codes.add('call_in_progress').add('key_reused');
  }
  if (readsWholeBody(operation)) {
    codes.add('body_unreadable').add('body_too_large').add('media_type_unknown');
  }
  if (operation.gives.kind === 'versioned' && changes(operation)) codes.add('version_stale');
  return inCatalogueOrder(codes);
}

/** True for calls that change something. */
export function changes(operation: Operation): boolean {
  return operation.method !== 'GET';
}

/** True for calls that answer 304 to who has their answer already. */
export function answersNotModified(operation: Operation): boolean {
  return !changes(operation) && ['versioned', 'file'].includes(operation.gives.kind);
}

/** True for calls that obey Idempotency-Key. */
export function isOnlyOnce(operation: Operation): boolean {
  return isKept(operation) && operation.permission !== 'ANYBODY';
}

/** Bodies that are read whole are compared when a key comes again. */
function isKept(operation: Operation): boolean {
  return changes(operation) && ['json', 'multipart'].includes(operation.takes.kind);
}

function readsWholeBody(operation: Operation): boolean {
  return changes(operation) && ['json', 'multipart', 'signed'].includes(operation.takes.kind);
}

function takesInput({ query, body }: Operation): boolean {
  return Object.keys(query.shape).length > 0 || Object.keys(body.shape).length > 0;
}

function inCatalogueOrder(codes: ReadonlySet<ErrorCode>): ErrorCode[] {
  return [...codes].toSorted((a, b) => place(a) - place(b));
}

function place(code: ErrorCode): number {
  return Object.keys(errorCatalogue).indexOf(code);
}
