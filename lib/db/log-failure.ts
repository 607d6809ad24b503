import { type Log, log } from '@/lib/core/log';
import { type Outage, outageOf } from '@/lib/db/database-errors';

const APART_MS = 60_000;
/** So long after the last failed call the database counts as away. */
const AWAY_MS = 2_000;

const sentences: Readonly<Record<Outage, string>> = {
  unreachable: 'the database cannot be reached',
  disk_full: 'the disk of the database is full: free some space',
};

type Level = 'warn' | 'error';
type Failure = { err: unknown; [fact: string]: unknown };

/** An outage that was logged within the last minute, and how many errors of it were not. */
type Noted = { suppressed: number };

declare global {
  // Next loads routes and instrumentation as separate copies of a module: they meet here.
  var heedOutages: Map<Outage, Noted> | undefined;
  /** When a call last failed because of an outage, by the clock that never goes back. */
  var heedOutageMs: number | undefined;
}

function noted(): Map<Outage, Noted> {
  globalThis.heedOutages ??= new Map();
  return globalThis.heedOutages;
}

/** The last line of a message says what happened; Prisma's begin with the call. */
function reasonOf(error: unknown): string {
  const message = error instanceof AggregateError && error.message === '' ? error.errors[0] : error;
  const lines = String(message instanceof Error ? message.message : message).split('\n');
  return lines.findLast((line) => line.trim() !== '')?.trim() ?? '';
}

function summarise(outage: Outage): void {
  const outages = noted();
  const suppressed = outages.get(outage)?.suppressed ?? 0;
  outages.delete(outage);
  if (suppressed === 0) return;
  log.error({ suppressed }, sentences[outage]);
  note(outage);
}

function note(outage: Outage): void {
  noted().set(outage, { suppressed: 0 });
  setTimeout(summarise, APART_MS, outage).unref();
}

/** Counts an error that comes from an outage of the database: one line when it begins, then one a minute. */
function logOutage(outage: Outage, error: unknown): void {
  globalThis.heedOutageMs = performance.now();
  const current = noted().get(outage);
  if (current !== undefined) {
    current.suppressed += 1;
    return;
  }
  log.error({ reason: reasonOf(error), suppressed: 0 }, sentences[outage]);
  note(outage);
}

/** Whether calls fail just now because the database is away or its disk full. */
export function isInOutage(): boolean {
  return globalThis.heedOutageMs !== undefined && performance.now() - globalThis.heedOutageMs < AWAY_MS;
}

/** Whether an error only says that the database is away or its disk full. */
export function isOutage(error: unknown): boolean {
  return outageOf(error, noted().has('unreachable')) !== undefined;
}

/**
 * Logs a failure with its stack, unless it only says that the database is away or its disk full: during an outage every
 * call fails alike, so of those there is one line a minute with how many it stands for.
 */
export function logFailure(to: Log, level: Level, failure: Failure, message: string): void {
  const outage = outageOf(failure.err, noted().has('unreachable'));
  if (outage === undefined) to[level](failure, message);
  else logOutage(outage, failure.err);
}
