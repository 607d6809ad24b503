import { grantsOf } from '@/lib/auth/granted';
import type { Scope } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';

/** What changing a field takes: a permission on one of the object's scopes, or staff. */
export type FieldNeed<Kind extends Scope['kind']> = { permission: RolePermission; on: Kind } | 'STAFF';

/** Demands what changing each of these fields takes. @throws not_allowed naming the first that the caller may not change */
export async function requireFields<Field extends string, Kind extends Scope['kind']>(
  ctx: Ctx,
  scopes: Readonly<Record<Kind, Scope>>,
  fields: readonly Field[],
  needOf: (field: Field) => FieldNeed<Kind>,
): Promise<void> {
  const known = new Map<Kind, string[] | null>();
  const isAllowed = async (need: FieldNeed<Kind>) => {
    if (need === 'STAFF') return can(ctx.actor, 'STAFF');
    const granted = known.has(need.on) ? known.get(need.on) : await grantsOf(ctx, scopes[need.on]);
    known.set(need.on, granted ?? null);
    return can(ctx.actor, need.permission, { granted: granted ?? null });
  };
  for (const field of fields) if (!(await isAllowed(needOf(field)))) throw cannotChange(field);
}

export function cannotChange(field: string): DomainError {
  return new DomainError('not_allowed', { detail: `You can’t change ${field}.` });
}
