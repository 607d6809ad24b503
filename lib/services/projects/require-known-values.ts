import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdSlugs } from '@/lib/db/hold-slugs';
import { isZoneOfDatabase } from '@/lib/db/zones';
import { requirePatterns } from '@/lib/services/restrictions/require-patterns';

/** Values of a project that its contract can’t judge; those left out are not new. */
type Judged = {
  type?: string | null | undefined;
  time_zone?: string | null | undefined;
  slug?: string | undefined;
  user_email_patterns?: readonly string[] | undefined;
};

/** Refuses a type that is not there, a zone that the database cannot compute with, broken patterns, and a slug that is taken. @throws validation_failed; already_exists */
export async function requireKnownValues(
  { db }: Ctx,
  { slug, time_zone, type, user_email_patterns }: Judged,
  { customerId, own = null }: { customerId: string; own?: string | null },
): Promise<void> {
  if (typeof type === 'string') {
    // Nobody deletes it until the transaction ends.
    const found = await db.$executeRaw(sql`SELECT FROM project_type WHERE id = ${type}::uuid FOR KEY SHARE`);
    if (found === 0) throw fieldError('type', 'There is no such project type.');
  }
  if (typeof time_zone === 'string') {
    const [zone] = await db.$queryRaw<{ isKnown: boolean }[]>(
      sql`SELECT ${isZoneOfDatabase(sql`${time_zone}`)} AS "isKnown"`,
    );
    if (zone?.isKnown !== true) throw fieldError('time_zone', 'Unknown time zone.');
  }
  await requirePatterns(user_email_patterns);
  if (slug === undefined) return;
  await holdSlugs({ db }, customerId);
  const [taken] = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT name FROM project WHERE customer_id = ${customerId}::uuid AND slug = ${slug} AND NOT is_removed
      AND id IS DISTINCT FROM ${own}::uuid`);
  if (taken !== undefined) {
    throw new DomainError('already_exists', {
      detail: `The slug ${slug} is that of another project of the organisation.`,
    });
  }
}
