import { describe, expect, test } from 'vitest';
import { mayBeOver, notDone } from '@/components/actions/not-done';
import { CallError } from '@/lib/client/call';

const errorOf = (status: number, code: string, detail: string) => new CallError(status, { code, detail });
const movedOn = errorOf(409, 'moved_on', 'The project of this order is archived.');
const notFound = errorOf(404, 'not_found', 'There is no such action.');

describe('a corrective action that was not done', () => {
  test('says the reason of the server, and nothing of the list while the row is there', () => {
    const description = 'The project of this order is archived.';
    expect(notDone(movedOn, false)).toEqual({ tone: 'danger', title: 'Couldn’t do this', description });
  });

  test.each([
    [movedOn, 'Already done'],
    [notFound, 'You no longer have access'],
  ])('says that the row left once it has', (error, title) => {
    expect(notDone(error, true)).toEqual({
      tone: 'warning',
      title,
      description: `${error.message} It was removed from your list.`,
    });
  });

  test('may be over only where the server says that it moved on or is not there', () => {
    const rule = errorOf(409, 'rule_broken', 'The resource is being deleted.');
    expect([movedOn, notFound, rule, new Error('The network failed.')].map(mayBeOver)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
