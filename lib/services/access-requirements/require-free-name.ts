import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Refuses a name that another requirement has, in upper or lower case. @throws already_exists */
export async function requireFreeName({ db }: Ctx, name: string, own: string | null = null): Promise<void> {
  const [other] = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT name FROM access_requirement WHERE lower(name) = lower(${name}) AND id IS DISTINCT FROM ${own}::uuid`);
  if (other !== undefined) {
    throw new DomainError('already_exists', { detail: `There is already an access requirement “${other.name}”.` });
  }
}
