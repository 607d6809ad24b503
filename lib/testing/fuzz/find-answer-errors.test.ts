import { describe, expect, test } from 'vitest';
import { DomainError } from '@/lib/core/errors';
import { problem } from '@/lib/http/problem';
import { describedOperations } from '@/lib/testing/fuzz/described-operations';
import { findAnswerErrors } from '@/lib/testing/fuzz/find-answer-errors';

const [operation] = describedOperations().filter(({ id }) => id === 'user_actions_read');

function errorsIn(answer: Response, method = 'GET') {
  if (operation === undefined) throw new Error('The document has no user_actions_read.');
  const request = { operation, method, params: {}, query: '', headers: {}, body: undefined };
  return findAnswerErrors(request, answer, ['GET']);
}

const problemOf = (code: 'not_found' | 'moved_on' | 'unexpected', detail = 'No.') =>
  problem(new DomainError(code, { detail }), '/api/user-actions/x/', 'request-1');

describe('findAnswerErrors', () => {
  test('finds nothing in an answer and in a refusal as they should be', async () => {
    expect(await errorsIn(Response.json({}))).toEqual([]);
    expect(await errorsIn(problemOf('not_found'))).toEqual([]);
    expect(await errorsIn(new Response(null, { status: 404 }), 'HEAD')).toEqual([]);
  });

  test.each([
    ['answers 500', problemOf('unexpected')],
    ['answers 409, which is not declared', problemOf('moved_on')],
    ['tells internals', problemOf('not_found', 'relation "user_action" does not exist')],
    ['tells internals', problemOf('not_found', 'Error\n    at read (/srv/lib/db/client.ts:12:3)')],
    ['refuses without a problem', Response.json({ error: 'no' }, { status: 404 })],
    [
      'answers with something else than JSON',
      new Response('<html>', { headers: { 'content-type': 'application/json' } }),
    ],
    [
      'answers with text/html, which is not declared',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
  ])('%s', async (error, answer) => {
    expect(await errorsIn(answer)).toContain(error);
  });

  test('finds problems whose parts contradict each other', async () => {
    const text = await problemOf('moved_on').text();
    const headers = { 'content-type': 'application/problem+json' };
    expect(await errorsIn(new Response(text, { status: 404, headers }))).toContain('says another status than it has');
    const other = JSON.stringify({ ...JSON.parse(text), status: 404 });
    const errors = await errorsIn(new Response(other, { status: 404, headers }));
    expect(errors).toContain('says another code than its status');
  });

  test('finds a body after HEAD, and a method that nobody declared', async () => {
    expect(await errorsIn(Response.json({}), 'HEAD')).toContain('answers HEAD with a body');
    expect(await errorsIn(Response.json({}), 'DELETE')).toContain('answers 200 to a method it does not know');
  });
});
