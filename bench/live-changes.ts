import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { createContext } from '@/lib/services/create-context';

/** A change of the measurement: heard by everybody as one of alerts, and by one person as one of their actions. */
export type Change = { userId: string; startedAtMs: number; committedAtMs: number };

/** The changes that were made, by their number less one. */
export type Ledger = Change[];

/** Makes the table that changes are read from. */
export async function prepareChanges(): Promise<void> {
  await database().$executeRaw(sql`CREATE TABLE bench_change (number int PRIMARY KEY)`);
}

/** Commits the next change for a person. */
export async function makeChange(ledger: Ledger, userId: string): Promise<void> {
  const change: Change = { userId, startedAtMs: performance.now(), committedAtMs: Number.POSITIVE_INFINITY };
  ledger.push(change);
  await transaction(createContext({ kind: 'system', name: 'bench', via: 'job' }), async (tx) => {
    await tx.db.$executeRaw(sql`INSERT INTO bench_change (number) VALUES (${ledger.length}::int)`);
    tx.touch({ topic: 'alerts' });
    tx.touch({ topic: 'actions', userIds: [userId] });
  });
  change.committedAtMs = performance.now();
}

/** What fetching again finds: the number of the last change. Whoever asks while an answer is under way shares the next. */
export function createRefetch(): () => Promise<number> {
  let waiting: Promise<number> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  return () => {
    waiting ??= running.then(() => {
      waiting = undefined;
      const reading = readLast();
      running = reading;
      return reading;
    });
    return waiting;
  };
}

async function readLast(): Promise<number> {
  const rows = await database().$queryRaw<{ last: number }[]>(
    sql`SELECT coalesce(max(number), 0)::int AS last FROM bench_change`,
  );
  return rows[0]?.last ?? 0;
}
