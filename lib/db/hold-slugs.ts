import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/**
 * Takes the lock under which the database numbers the slugs of a customer’s projects, or with null those of customers: nobody else
 * takes one until the transaction ends.
 */
export async function holdSlugs({ db }: Pick<Ctx, 'db'>, customerId: string | null): Promise<void> {
  await db.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended('slug:' || coalesce(${customerId}::text, ''), 0))`,
  );
}
