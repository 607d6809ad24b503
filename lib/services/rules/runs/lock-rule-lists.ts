import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Lists and claims are made one after another: the next waits until this transaction ends. */
export async function lockRuleLists({ db }: Ctx): Promise<void> {
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('lists of rules', 0))`);
}
