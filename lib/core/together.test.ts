import { expect, test } from 'vitest';
import { together } from '@/lib/core/together';

/** Doubles numbers, one run at a time; tells what each run was given. */
function doubling(most = 100, fails: (items: readonly number[]) => boolean = () => false) {
  const runs: number[][] = [];
  const double = together<number, number>(
    async (items) => {
      runs.push([...items]);
      await new Promise((resolve) => setImmediate(resolve));
      if (fails(items)) throw new Error(`cannot double ${items.join()}`);
      return items.map((item) => item * 2);
    },
    { most, sizeOf: () => 1 },
  );
  return { runs, double };
}

test('what comes while a run is going on is done by the next, and each caller gets its own answer', async () => {
  const { runs, double } = doubling();
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(runs).toEqual([[1], [2, 3, 4]]);
  expect(await double(5)).toBe(10);
  expect(runs).toHaveLength(3);
});

test('a run takes no more than its size, but always one', async () => {
  const { runs, double } = doubling(2);
  await Promise.all([1, 2, 3, 4].map(double));
  expect(runs).toEqual([[1], [2, 3], [4]]);
  const alone = doubling(0);
  await Promise.all([1, 2].map(alone.double));
  expect(alone.runs).toEqual([[1], [2]]);
});

test('all who share a run that fails are told so, and the next goes on', async () => {
  const { double } = doubling(3, (items) => items.includes(3));
  const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(double));
  expect(answers.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});
