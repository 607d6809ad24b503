import { expect, test } from 'vitest';
import { oneAhead } from '@/lib/services/imports/reading/one-ahead';

/** Items up to a number, noting how far they were fetched and whether they were let go. */
function countingTo(last: number) {
  const seen = { fetched: 0, isOver: false };
  async function* items(): AsyncGenerator<number> {
    try {
      while (seen.fetched < last) yield ++seen.fetched;
    } finally {
      seen.isOver = true;
    }
  }
  return { items: items(), seen };
}

test('every item comes in its order, and the next has been fetched while one is worked on', async () => {
  const { items, seen } = countingTo(3);
  const fetched: [item: number, fetched: number][] = [];
  for await (const item of oneAhead(items)) {
    await new Promise(setImmediate);
    fetched.push([item, seen.fetched]);
  }
  expect(fetched).toEqual([
    [1, 2],
    [2, 3],
    [3, 3],
  ]);
});

test('what fetching throws comes after the items before it', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1;
    throw new Error('broken');
  }
  const items = oneAhead(failing());
  expect(await items.next()).toEqual({ done: false, value: 1 });
  await new Promise(setImmediate);
  await expect(items.next()).rejects.toThrow('broken');
});

test('whoever stops lets go of the items', async () => {
  const { items, seen } = countingTo(10);
  for await (const item of oneAhead(items)) if (item === 2) break;
  await new Promise(setImmediate);
  expect(seen).toEqual({ fetched: 3, isOver: true });
});

test('whoever stops does not wait for an item that never comes', async () => {
  async function* stuck(): AsyncGenerator<number> {
    yield 1;
    await new Promise(() => undefined);
  }
  const got: number[] = [];
  for await (const item of oneAhead(stuck())) {
    got.push(item);
    break;
  }
  expect(got).toEqual([1]);
});
