import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workerLog } from '@/inngest/embedded/worker-log';
import { log } from '@/lib/core/log';

/** Other tests of the process may have noted an outage. */
const forget = () => {
  globalThis.heedOutages = undefined;
};

beforeEach(forget);

afterEach(() => {
  forget();
  vi.restoreAllMocks();
});

test('what the worker says of broken connections, with or without an error, is one line about the database', () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  workerLog.error("Failed to complete jobs '1':\nError: read ECONNRESET");
  workerLog.error('Worker exited with error', { error: new Error('read ECONNRESET') });
  expect(written.mock.calls.map(([, message]) => message)).toEqual(['the database cannot be reached']);
});

test('what a stopped runner says of work that it could not end is no error', () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const error = new Error('Cannot use a pool after calling end on the pool');
  workerLog.error(`Failed to fail jobs '2':\n${String(error)}`, { fatalError: error });
  expect(written).not.toHaveBeenCalled();
});

test('anything else that it says is logged as it is', () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  workerLog.error('Worker exited with error', { error: new Error('no such task') });
  expect(written.mock.calls.map(([, message]) => message)).toEqual(['Worker exited with error']);
});
