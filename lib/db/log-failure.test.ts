import { DatabaseError } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog, log } from '@/lib/core/log';
import { ofDatabase } from '@/lib/db/database-errors';
import { isInOutage, logFailure } from '@/lib/db/log-failure';

const MINUTE_MS = 60_000;

let lines: Record<string, unknown>[] = [];
const written = createLog('trace', { write: (line) => void lines.push(JSON.parse(line)) });

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  globalThis.heedOutages = undefined;
  vi.spyOn(log, 'error').mockImplementation((facts: unknown, message?: string) => written.error(facts, message));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  globalThis.heedOutages = undefined;
  globalThis.heedOutageMs = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function coded(code: string, message = `it said ${code}`): Error {
  return Object.assign(new Error(message), { code });
}

/** The database's own port says no. */
function econnrefused(): Error {
  return Object.assign(coded('ECONNREFUSED'), { port: 5432 });
}

function fail(err: unknown, times = 1): void {
  for (let time = 0; time < times; time++) logFailure(written, 'error', { err }, 'refused');
}

test.each([
  ['a refused connection', econnrefused()],
  ['a connection that broke', ofDatabase(coded('ECONNRESET'))],
  ['a server that shuts down', coded('57P01')],
  ['a server that starts', coded('57P03')],
  ['what the driver says of a connection that ended', new Error('Connection terminated unexpectedly')],
  ['what Prisma says of it', Object.assign(new Error('no'), { meta: { driverAdapterError: coded('P1001') } })],
])('%s is logged once a minute without its stack, with how many it stands for', (_, error) => {
  fail(error, 1_000);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ msg: 'the database cannot be reached', suppressed: 0 });
  vi.advanceTimersByTime(MINUTE_MS);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatchObject({ msg: 'the database cannot be reached', suppressed: 999 });
  fail(error, 10);
  vi.advanceTimersByTime(MINUTE_MS);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatchObject({ suppressed: 10 });
  expect(JSON.stringify(lines)).not.toContain('stack');
});

test('an outage that is over is not spoken of again, and the next one is at once', () => {
  fail(econnrefused(), 2);
  vi.advanceTimersByTime(10 * MINUTE_MS);
  expect(lines.map(({ suppressed }) => suppressed)).toEqual([0, 1]);
  fail(econnrefused());
  expect(lines.at(-1)).toMatchObject({ suppressed: 0, reason: 'it said ECONNREFUSED' });
});

test('a full disk is named, and counted by itself', () => {
  const full = new DatabaseError('could not extend file "base/5/1": No space left on device', 0, 'error');
  full.code = '53100';
  fail(econnrefused(), 3);
  fail(full, 3);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatchObject({ msg: 'the disk of the database is full: free some space', suppressed: 0 });
});

test.each([
  ['a mistake in a statement', coded('42601')],
  ['a deadlock', coded('40P01')],
  ['a transaction that took too long', coded('P2028')],
  ['a fault of ours', new TypeError('x is not a function')],
])('%s keeps its stack each time', (_, error) => {
  fail(error, 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatchObject({ msg: 'refused', err: { stack: expect.stringContaining('Error') } });
});

test('a transaction that took too long while the database was away counts as a part of that', () => {
  fail(econnrefused());
  fail(coded('P2028'));
  expect(lines).toHaveLength(1);
});

test.each([
  [
    'a server elsewhere that refuses',
    new TypeError('fetch failed', { cause: Object.assign(coded('ECONNREFUSED'), { port: 443 }) }),
  ],
  ['a client that breaks off', coded('ECONNRESET', 'aborted')],
])('%s is no outage: it is logged with its stack', (_, error) => {
  fail(error, 2);
  expect(lines).toMatchObject([{ msg: 'refused' }, { msg: 'refused' }]);
  expect(isInOutage()).toBe(false);
});
