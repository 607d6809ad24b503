import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/core/log';
import { quietOutages } from '@/lib/http/quiet-outages';

beforeEach(() => {
  vi.useFakeTimers();
  globalThis.heedOutages = undefined;
});

afterEach(() => {
  globalThis.heedOutages = undefined;
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('pages that fail because the database is away leave one line in the log, and other errors stay on the console', () => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  const written: unknown[][] = [];
  const write = (...given: unknown[]) => void written.push(given);
  const ofPages = { error: write, trace: write };
  quietOutages(ofPages);
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', port: 5432 });
  for (let page = 0; page < 50; page++) ofPages.error('⨯', away);
  ofPages.trace(away);
  expect(logged).toHaveBeenCalledTimes(1);
  expect(written).toEqual([]);
  const ours = new TypeError('x is not a function');
  ofPages.error('⨯', ours, { digest: '1' });
  expect(written).toEqual([['⨯', ours, { digest: '1' }]]);
});

test('what a page throws is written without what rows hold', () => {
  const written: unknown[][] = [];
  const ofPages = { error: (...given: unknown[]) => void written.push(given), trace: () => undefined };
  quietOutages(ofPages);
  const failed = Object.assign(new Error('invalid input syntax for type uuid: "a secret of a row"'), {
    code: '22P02',
    severity: 'ERROR',
  });
  ofPages.error('⨯', failed, { digest: '1' });
  const [[, error] = []] = written;
  expect(error).toBeInstanceOf(Error);
  expect(String(error instanceof Error ? error.stack : '')).not.toContain('a secret');
  expect(String(error)).toContain('22P02');
});
