import { expect, test } from 'vitest';
import { DomainError, type ErrorCode, errorCatalogue } from '@/lib/core/errors';
import { problem } from '@/lib/http/problem';

const codes = Object.keys(errorCatalogue).filter((code): code is ErrorCode => code in errorCatalogue);

test('every 503 says when to come back, and what knows better says it itself', () => {
  const unavailable = codes.filter((code) => errorCatalogue[code].status === 503);
  expect(unavailable).toContain('unavailable');
  for (const code of unavailable) {
    expect(problem(new DomainError(code), '/', '1').headers.get('retry-after')).toBe('5');
    const known = new DomainError(code, { retryAfterSeconds: 30 });
    expect(problem(known, '/', '1').headers.get('retry-after')).toBe('30');
  }
});

test('no other refusal asks to come back unless it was given a time', () => {
  for (const code of codes.filter((one) => errorCatalogue[one].status !== 503)) {
    expect(problem(new DomainError(code), '/', '1').headers.get('retry-after')).toBeNull();
  }
});
