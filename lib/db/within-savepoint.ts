import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Runs work inside a transaction so that an error takes back this work alone; it is thrown on, and the transaction lives. */
export async function withinSavepoint<T>(tx: Ctx, work: () => Promise<T>): Promise<T> {
  await tx.db.$executeRaw(sql`SAVEPOINT part`);
  try {
    const answer = await work();
    await tx.db.$executeRaw(sql`RELEASE SAVEPOINT part`);
    return answer;
  } catch (error) {
    await tx.db.$executeRaw(sql`ROLLBACK TO SAVEPOINT part`);
    await tx.db.$executeRaw(sql`RELEASE SAVEPOINT part`);
    throw error;
  }
}
