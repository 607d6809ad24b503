import { expect, test } from 'vitest';
import { limitRestarts } from '@/scripts/database/restart-limit';

const MINUTE_MS = 60_000;

function startAt(): { limit: ReturnType<typeof limitRestarts>; pass: (ms: number) => void } {
  let nowMs = 0;
  const limit = limitRestarts(() => nowMs);
  return {
    limit,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

test('five restarts within five minutes, each after a longer pause, and no sixth', () => {
  const { limit, pass } = startAt();
  const pauses = Array.from({ length: 7 }, () => {
    pass(MINUTE_MS / 2);
    return limit.next();
  });
  expect(pauses).toEqual([0, 250, 500, 1_000, 2_000, undefined, undefined]);
});

test('a restart counts for five minutes', () => {
  const { limit, pass } = startAt();
  for (let restart = 0; restart < 20; restart++) {
    expect(limit.next()).toBeDefined();
    pass(MINUTE_MS + 1_000);
  }
});

test('a start that is taken back does not count', () => {
  const { limit } = startAt();
  for (let attempt = 0; attempt < 20; attempt++) {
    expect(limit.next()).toBe(0);
    limit.takeBack();
  }
});
