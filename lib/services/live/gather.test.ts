import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gather } from '@/lib/services/live/gather';

const APART_MS = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathering() {
  const passed: string[] = [];
  return { passed, ...gather<string>((items) => void passed.push(items.join('')), APART_MS) };
}

test('the first is passed on at once, what follows within the pause together at its end', () => {
  const { passed, add } = gathering();
  add(['a']);
  expect(passed).toEqual(['a']);
  add(['b']);
  vi.advanceTimersByTime(APART_MS - 1);
  add(['c', 'd']);
  expect(passed).toEqual(['a']);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual(['a', 'bcd']);
});

test('a steady flow is passed on once in each pause, and nothing of it is left over', () => {
  const { passed, add } = gathering();
  for (let at = 0; at < 10; at++) {
    add([String(at)]);
    vi.advanceTimersByTime(APART_MS / 5);
  }
  vi.advanceTimersByTime(APART_MS);
  expect(passed).toEqual(['0', '1234', '56789']);
});

test('after a pause in which nothing came the next is passed on at once', () => {
  const { passed, add } = gathering();
  add(['a']);
  vi.advanceTimersByTime(APART_MS);
  add(['b']);
  expect(passed).toEqual(['a', 'b']);
});

test('nothing is passed on once it is stopped', () => {
  const { passed, add, stop } = gathering();
  add(['a']);
  add(['b']);
  stop();
  vi.advanceTimersByTime(10 * APART_MS);
  expect(passed).toEqual(['a']);
});
