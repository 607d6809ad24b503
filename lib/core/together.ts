/** How much is done in one run at most, and what an item counts for; an item that is larger still gets its run, alone. */
type RunSize<Item> = { most: number; sizeOf: (item: Item) => number };

type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Lets callers share runs of `work`: what comes while one is going on is done by the next, all at once, in the order in
 * which it came. When a run fails, all who shared it are told so; the next goes on.
 * @param work answers each item, in their order.
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, sizeOf }: RunSize<Item>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isRunning = false;

  function takeRun(): Waiting<Item, Result>[] {
    let size = 0;
    const end = waiting.findIndex(({ item }, at) => {
      size += sizeOf(item);
      return at > 0 && size > most;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  }

  async function run(taken: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(taken.map(({ item }) => item));
      for (const [at, result] of results.entries()) taken[at]?.resolve(result);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) await run(takeRun());
    isRunning = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void runAll();
    });
}
