import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { holdSlugs } from '@/lib/db/hold-slugs';

/** Refuses the slug of another customer. @throws already_exists */
export async function requireFreeSlug({ db }: Ctx, slug: string | undefined, own?: string): Promise<void> {
  if (slug === undefined) return;
  await holdSlugs({ db }, null);
  const taken = await db.customer.count({ where: { slug, ...(own !== undefined && { id: { not: own } }) } });
  if (taken > 0)
    throw new DomainError('already_exists', { detail: `The slug ${slug} is that of another organisation.` });
}
