import { grantedIn } from '@/lib/auth/granted';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type PlaceKind, type PlaceRef, requireReader } from '@/lib/services/members/place';

/** The project or customer with an id that the caller reads. @throws validation_failed on scope */
export async function findScope(ctx: Ctx, uuid: string): Promise<PlaceRef> {
  const [found] = await ctx.db.$queryRaw<{ kind: PlaceKind }[]>(sql`
    SELECT 'project' AS kind FROM project WHERE id = ${uuid}::uuid
    UNION ALL SELECT 'customer' FROM customer WHERE id = ${uuid}::uuid`);
  const place = found && { kind: found.kind, uuid };
  if (place === undefined || !(await isReader(ctx, place))) {
    throw fieldError('scope', 'There is no such project or organisation.');
  }
  return place;
}

async function isReader(ctx: Ctx, place: PlaceRef): Promise<boolean> {
  try {
    await requireReader(ctx, place);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return false;
    throw error;
  }
}

/** Whether the caller has any live role in a place; a customer’s roles count in all its projects. */
export async function hasRoleIn(
  { actor, db, now }: Ctx,
  { scope }: { scope: Parameters<typeof grantedIn>[2] },
): Promise<boolean> {
  return actor.kind === 'person' && (await grantedIn(db, actor.userId, scope, now)) !== null;
}
