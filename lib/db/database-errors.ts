import { env } from '@/lib/core/env';
import { DomainError, errorCatalogue } from '@/lib/core/errors';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);
/** Serialization failure, deadlock, and Prisma's word for both. */
const WORTH_REPEATING = new Set(['40001', '40P01', 'P2034']);
const POSTGRES_PORT = 5432;
const CONNECTION_TROUBLE = /^(08|57P0|53)/;
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN']);
const PRISMA_UNREACHABLE = new Set(['P1000', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/** What a transaction says that waited too long: for a connection, or for its own statements. */
const PRISMA_TOO_LONG = new Set(['P2024', 'P2028']);
const OVER_TIME = 'P2028';
/** The same code says that a transaction could not begin. */
const EXPIRED_WORDS = /expired transaction/i;
const DISK_FULL = '53100';
const DISK_FULL_WORDS = /No space left on device/;
/** What the driver's adapter calls its troubles with connections; of raw statements Prisma tells nothing else. */
const ADAPTER_UNREACHABLE = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
]);
const UNREACHABLE_WORDS =
  /terminated unexpectedly|connection timeout|timeout exceeded|Connection terminated|not queryable/i;

/** Why no call to the database can succeed at the moment. */
export type Outage = 'unreachable' | 'disk_full';

/**
 * The outage that an error comes from, if any.
 * @param isKnown whether the database is known to be away: then what took too long took too long because of that
 */
export function outageOf(error: unknown, isKnown = false): Outage | undefined {
  const codes = codesOf(error);
  if (codes.includes(DISK_FULL) || DISK_FULL_WORDS.test(messageOf(error))) return 'disk_full';
  if (codes.some((code) => PRISMA_TOO_LONG.has(code))) return isKnown ? 'unreachable' : undefined;
  const isLost = codes.some((code) => isConnectionLoss(code) && (!SYSTEM_CODES.has(code) || isOfDatabase(error)));
  return isLost || UNREACHABLE_WORDS.test(messageOf(error)) ? 'unreachable' : undefined;
}

/** Whether a statement failed because a value could not be read as its column's type, such as a date. */
export function isUnreadableValue(error: unknown): boolean {
  return codesOf(error).some((code) => code.startsWith('22'));
}

/** Says what a database error means to a caller; anything else is returned as it came. */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const codes = codesOf(error);
  if (codes.some((code) => code === UNIQUE_VIOLATION || code === 'P2002')) {
    return new DomainError('already_exists', {}, { cause: error });
  }
  if (codes.some((code) => code === FOREIGN_KEY_VIOLATION || code === 'P2003')) {
    return new DomainError('moved_on', {}, { cause: error });
  }
  if (codes.some((code) => UNSTORABLE_TEXT.has(code))) {
    return new DomainError(
      'validation_failed',
      { detail: 'A text holds a character that cannot be stored.' },
      { cause: error },
    );
  }
  if (outageOf(error) === 'disk_full') {
    const detail = 'The database has no room left on its disk. Nothing was changed.';
    return new DomainError('unavailable', { detail, retryAfterSeconds: 30 }, { cause: error });
  }
  if (codes.some(isUnavailability) || UNREACHABLE_WORDS.test(messageOf(error))) {
    return new DomainError('unavailable', { retryAfterSeconds: 1 }, { cause: error });
  }
  return error;
}

/** True when the database ended a transaction only to let another one through. */
export function isWorthRepeating(error: unknown): boolean {
  return codesOf(error).some((code) => WORTH_REPEATING.has(code));
}

/** Cardinality, data exceptions, broken constraints, program limits, and what our own functions raise. */
const ABOUT_DATA = /^(21|22|23|54|P0)[0-9A-Z]{3}$/;
const SQL_STATE = /^(?!P[1-9])[0-9A-Z]{5}$/;
const PRISMA_CODE = /^P[1-9]\d{3}$/;
/** What Prisma calls values that do not fit their column; it tells of raw statements by the server's own code. */
const PRISMA_ABOUT_DATA = new Set(['P2000', 'P2005', 'P2006', 'P2007', 'P2011', 'P2019', 'P2020', 'P2023', 'P2033']);
const SYSTEM_TROUBLE = /^(E[A-Z]{3,}|ERR_MODULE_\w+|MODULE_NOT_FOUND)$/;

/** True when the database, or a check of ours, refused the values that it was given: others may be taken. */
export function isAboutData(error: unknown): boolean {
  const known = toDomainError(error);
  if (known instanceof DomainError) return errorCatalogue[known.code].status < 500;
  const codes = codesOf(error);
  const states = codes.filter((code) => SQL_STATE.test(code));
  if (states.length > 0) return states.every((code) => ABOUT_DATA.test(code));
  return codes.some((code) => PRISMA_ABOUT_DATA.has(code));
}

/** True for an error of the database, the network or the system that no check of ours foresaw and no value is known to cause. */
export function isTroubleOfSystem(error: unknown): boolean {
  if (isAboutData(error)) return false;
  if (toDomainError(error) instanceof DomainError) return true;
  return codesOf(error).some((code) => SQL_STATE.test(code) || PRISMA_CODE.test(code) || SYSTEM_TROUBLE.test(code));
}

/** True when a transaction was ended because its own work took longer than it may. */
export function isOverTime(error: unknown): boolean {
  return chainOf(error).some(({ code, message }) => code === OVER_TIME && EXPIRED_WORDS.test(String(message)));
}

function isUnavailability(code: string): boolean {
  return WORTH_REPEATING.has(code) || isConnectionLoss(code);
}

function isConnectionLoss(code: string): boolean {
  return (
    CONNECTION_TROUBLE.test(code) ||
    SYSTEM_CODES.has(code) ||
    PRISMA_UNREACHABLE.has(code) ||
    ADAPTER_UNREACHABLE.has(code)
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

declare global {
  interface Error {
    /** Comes from a connection to the database, whatever its code says. */
    isOfDatabase?: true;
  }
}

/** Marks an error that came from a connection to the database: by its code alone it could be anyone's. */
export function ofDatabase(error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { isOfDatabase: true }) : error;
}

/** Whether an error speaks of the database at all: marked, of Prisma or its adapter, or of the address of the database. */
function isOfDatabase(error: unknown): boolean {
  const port = Number((URL.canParse(env.DATABASE_URL ?? '') && new URL(env.DATABASE_URL ?? '').port) || POSTGRES_PORT);
  return chainOf(error).some(
    (one) =>
      one['isOfDatabase'] === true ||
      one['port'] === port ||
      (one instanceof Error && /^(Prisma|DriverAdapter)/.test(one.name)),
  );
}

/** Every code found along an error's causes: Prisma's, its adapter's, the server's and the system's own. */
function codesOf(error: unknown): string[] {
  return chainOf(error).flatMap((one) =>
    Object.entries(one).flatMap(([key, value]) =>
      /^(code|originalCode|errorCode|kind)$/.test(key) && typeof value === 'string' ? [value] : [],
    ),
  );
}

/** An error and what caused it or is a part of it, as far as twenty. */
function chainOf(error: unknown): Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  const queue: unknown[] = [error];
  for (let looked = 0; looked < 20 && queue.length > 0; looked++) {
    const next = queue.shift();
    if (!isObject(next)) continue;
    chain.push(next);
    const parts = Object.entries(next).filter(([key]) => /^(meta|cause|driverAdapterError|error|errors)$/.test(key));
    // Neither a cause nor the errors of a bundle are among the entries of an error.
    queue.push(...parts.flatMap(([, value]) => value), next instanceof Error ? next.cause : undefined);
    if (next instanceof AggregateError) queue.push(...next.errors);
  }
  return chain;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
