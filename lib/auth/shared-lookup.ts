import { together } from '@/lib/core/together';

const MOST_AT_ONCE = 1_000;

/** What is asked about a credential, and the instant of the request that shows it. */
export type Lookup<Credential> = { credential: Credential; at: Date };

/**
 * Lets requests that come together share one statement. Each is looked up after it came, so that nothing that was revoked
 * before is let in. When the statement fails, all that share it fail, and the next begins anew.
 * @param find answers rows with the place of what was asked, from 1
 */
export function sharedLookup<Credential, Row extends { place: number }>(
  find: (lookups: readonly Lookup<Credential>[]) => Promise<readonly Row[]>,
): (lookup: Lookup<Credential>) => Promise<Row | undefined> {
  return together(
    async (lookups: readonly Lookup<Credential>[]) => {
      const found = new Map((await find(lookups)).map((row) => [row.place, row]));
      return lookups.map((_, at) => found.get(at + 1));
    },
    { most: MOST_AT_ONCE, sizeOf: () => 1 },
  );
}
