import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Refuses the slug of another customer. @throws already_exists */
export async function requireFreeSlug({ db }: Ctx, slug: string | undefined, own?: string): Promise<void> {
  if (slug === undefined) return;
  // The lock under which the database numbers slugs: nobody else takes this one until the transaction ends.
  await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('slug:', 0))`);
  const taken = await db.customer.count({ where: { slug, ...(own !== undefined && { id: { not: own } }) } });
  if (taken > 0)
    throw new DomainError('already_exists', { detail: `The slug ${slug} is that of another organisation.` });
}
