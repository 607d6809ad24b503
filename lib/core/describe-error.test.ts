import { expect, test } from 'vitest';
import { describeError, safeMessage, withoutRowContents } from '@/lib/core/describe-error';
import { createLog } from '@/lib/core/log';

const SECRET = 'hunter2 lives here';

/** As the driver throws it. */
function driverError() {
  return Object.assign(new Error(`invalid input syntax for type uuid: "${SECRET}"`), {
    name: 'error',
    severity: 'ERROR',
    code: '22P02',
    detail: `Failing row contains (${SECRET}).`,
    where: `unnamed portal parameter $1 = '${SECRET}'`,
    internalQuery: `SELECT '${SECRET}'`,
    schema: 'public',
    table: 'user_account',
    constraint: 'user_email_lower_case',
    routine: 'string_to_uuid',
  });
}

test('a database’s error keeps its code, the names of the schema and the places in our code, and no value', () => {
  const error = driverError();
  const described = describeError(error);
  expect(described).toMatchObject({
    message: 'The database query failed: 22P02, table user_account, constraint user_email_lower_case.',
    code: '22P02',
    schema: 'public',
    table: 'user_account',
    constraint: 'user_email_lower_case',
    routine: 'string_to_uuid',
    stack: expect.stringContaining('describe-error.test.ts'),
  });
  expect(JSON.stringify(described)).not.toContain(SECRET);
});

test('an error that wraps a database’s and repeats its message is cleaned of it, and so are those in a bundle', () => {
  const cause = driverError();
  const wrapped = new Error(`The batch failed: ${cause.message}`, { cause });
  const bundle = new AggregateError([cause, new Error('Another part failed.')], `Parts failed: ${cause.message}`);
  for (const error of [wrapped, bundle]) {
    const described = describeError(error);
    expect(JSON.stringify(described)).not.toContain(SECRET);
    expect(safeMessage(error)).not.toContain(SECRET);
    expect(JSON.stringify(describeError(withoutRowContents(error)))).not.toContain(SECRET);
  }
  expect(JSON.stringify(describeError(wrapped))).toContain('The batch failed: [left out]');
  expect(JSON.stringify(describeError(bundle))).toContain('Another part failed.');
});

test('lines in a value that look like places of a stack are left out as well', () => {
  const error = Object.assign(driverError(), { message: `bad\n    at ${SECRET} (file.ts:1:1)` });
  error.stack = `error: ${error.message}\n    at ours (ours.ts:2:2)`;
  expect(describeError(error)).toMatchObject({ stack: expect.stringContaining('at ours (ours.ts:2:2)') });
  expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
});

test('every other error keeps its message and stack, and is handed on as it is', () => {
  const error = Object.assign(new TypeError('Cannot reach the shop.'), {
    code: 'ECONNREFUSED',
    port: 443,
    config: SECRET,
  });
  expect(describeError(error)).toMatchObject({
    type: 'TypeError',
    message: 'Cannot reach the shop.',
    code: 'ECONNREFUSED',
    port: 443,
    stack: expect.stringContaining('TypeError: Cannot reach the shop.\n'),
  });
  expect(withoutRowContents(error)).toBe(error);
});

test('what is thrown and is no error tells what it is alone', () => {
  expect(describeError({ detail: SECRET })).toEqual({ type: 'object' });
  expect(describeError(Object.create(null))).toEqual({ type: 'object' });
  expect(describeError('a word')).toBe('a word');
});

test('errors are logged without values however they are given to the log', () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const error = driverError();
  log.error(error);
  log.error(error, 'failed');
  log.error({ err: error });
  log.child({ part: 'child' }).warn({ error }, 'failed');
  expect(lines).toHaveLength(4);
  expect(lines.join('')).not.toContain(SECRET);
  expect(lines.every((line) => line.includes('22P02'))).toBe(true);
});
