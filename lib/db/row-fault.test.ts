import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { inRow, isRowError, RowError } from '@/lib/db/row-error';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });
const ofServer = (code: string) =>
  Object.assign(new Error('Raw query failed.'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: code, kind: 'postgres' } } },
  });

describe('an error that speaks of a row', () => {
  test.each(['22P02', '22003', '22023', '23514', '23502', '23505', '23503', '21000', '54000', 'P0001'])(
    'is what the server says with %s',
    (code) => expect(isRowError(ofServer(code))).toBe(true),
  );

  test.each([
    z.string().safeParse(7).error,
    new SyntaxError('Unexpected token'),
    new TypeError('x is not a function'),
    new RangeError('Invalid time value'),
    new DomainError('validation_failed'),
    withCode('P2023'),
    new RowError('incomplete'),
  ])('is $name', (error) => expect(isRowError(error)).toBe(true));
});

describe('an error that any row would meet', () => {
  test.each([
    '53100',
    '53300',
    '57P01',
    '57014',
    '58030',
    '40001',
    '40P01',
    '42703',
    '42P01',
    '25P02',
    '08006',
    'XX000',
  ])('is what the server says with %s', (code) => expect(isRowError(ofServer(code))).toBe(false));

  test.each([
    withCode('ECONNRESET'),
    withCode('ENOSPC'),
    withCode('P2028'),
    withCode('P2022'),
    new Error('Connection terminated unexpectedly'),
    new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') }),
    new Error('whatever is not known'),
    new DomainError('unavailable'),
  ])('is $message', (error) => expect(isRowError(error)).toBe(false));
});

test('what work on a row throws speaks of the row, unless it is trouble of the system', async () => {
  const thrown = (error: Error) => inRow(() => Promise.reject(error)).catch((caught: unknown) => caught);
  expect(isRowError(await thrown(new Error('cannot be drawn')))).toBe(true);
  expect(isRowError(await thrown(withCode('ENOSPC')))).toBe(false);
  expect(await inRow(async () => 7)).toBe(7);
});
