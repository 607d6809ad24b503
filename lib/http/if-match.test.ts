import { expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '@/lib/contracts/operation';
import { versionGuard } from '@/lib/http/if-match';
import { versionOfAnswer } from '@/lib/http/version';

const changeTheme = (derived: readonly string[]) =>
  operation({
    id: 'theme_change',
    method: 'PATCH',
    path: '/api/theme/',
    summary: 'Change the theme',
    permission: 'ANYBODY',
    body: z.strictObject({ colour: z.string() }),
    gives: { kind: 'versioned', derived },
    answer: z.strictObject({ colour: z.string(), seen: z.int() }),
  });

const red = { colour: 'red', seen: 1 };
const tagOf = (derived: readonly string[], answer: object) =>
  versionOfAnswer(changeTheme(derived), JSON.stringify(answer));
const isTaken = (derived: readonly string[], ifMatch: string | null, current: object): boolean => {
  try {
    versionGuard(changeTheme(derived), ifMatch)(current);
    return true;
  } catch {
    return false;
  }
};

test('who read the row before a derived member changed may change it; who read another row may not', () => {
  const tag = tagOf(['seen'], red);
  expect(tagOf(['seen'], { ...red, seen: 2 })).not.toBe(tag);
  expect(isTaken(['seen'], tag, { ...red, seen: 2 })).toBe(true);
  expect(isTaken(['seen'], `"other", ${tag}`, red)).toBe(true);
  expect(isTaken(['seen'], tag, { ...red, colour: 'blue' })).toBe(false);
  expect(isTaken(['seen'], '"other"', red)).toBe(false);
});

test('without derived members every change makes the version stale, and without If-Match, or with *, any will do', () => {
  const tag = tagOf([], red);
  expect([isTaken([], tag, red), isTaken([], tag, { ...red, seen: 2 })]).toEqual([true, false]);
  expect([isTaken([], null, red), isTaken([], '*', red)]).toEqual([true, true]);
});
