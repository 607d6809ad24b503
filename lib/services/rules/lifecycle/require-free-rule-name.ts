import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

/** Refuses a name that another rule has which is not archived, in upper or lower case. @throws already_exists */
export async function requireFreeRuleName({ db }: Ctx, name: string, own: string | null = null): Promise<void> {
  const [other] = await db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM scheduled_rule WHERE lower(name) = lower(${name}) AND status <> 'archived'
      AND id IS DISTINCT FROM ${own}::uuid`);
  if (other !== undefined) throw nameTaken();
}

export function nameTaken(): DomainError {
  return new DomainError('already_exists', { detail: 'A rule with this name exists already.' });
}
