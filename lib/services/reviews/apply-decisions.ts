import { liveRoles } from '@/lib/auth/live-roles';
import type { ReviewDecision } from '@/lib/contracts/members/permission-reviews';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeExpiry, type ExpiryChange } from '@/lib/services/members/change-expiry';
import type { HeldRole } from '@/lib/services/members/held-role';
import { type MemberCommand, requireMayGive } from '@/lib/services/members/may-give';
import { isHeldIn, type Place } from '@/lib/services/members/place';
import { placeColumns } from '@/lib/services/members/require-admissible';
import { requireOwnerLeft } from '@/lib/services/members/require-owner-left';
import { endRoles } from '@/lib/services/role-changes/end-roles';

/** How many of the live roles of a place stayed as they were, end at another time, and were taken. */
export type Counts = { kept: number; changed: number; removed: number };

/**
 * Does what was decided about roles in a place that is held, under the rules of members. Roles that nothing was decided about
 * are kept, and so is one that ended since it was shown. As many statements for a thousand decisions as for a few.
 * @throws not_found for a role to expire or remove that nobody holds there any more; what the rules of members refuse
 */
export async function applyDecisions(tx: Ctx, place: Place, decisions: readonly ReviewDecision[]): Promise<Counts> {
  const roles = new Map((await findRoles(tx, place)).map((role) => [role.id, role]));
  const isKept = ({ decision }: ReviewDecision) => decision === 'keep';
  await requireOfPlace(
    tx,
    place,
    decisions.flatMap((one) => (isKept(one) && !roles.has(one.role_uuid) ? [one.role_uuid] : [])),
  );
  const others = decisions.filter((one) => !isKept(one));
  const decided = others.map((one) => ({ ...one, role: heldRole(roles, one.role_uuid) }));
  const toRemove = decided.filter(({ decision }) => decision === 'remove');
  const toExpire = decided.filter(({ decision }) => decision === 'expire');
  await requireMayDecide(tx, place, 'UPDATE', toExpire);
  await requireMayDecide(tx, place, 'DELETE', toRemove);
  const changed = await changeExpiry(tx, place, toExpire.map(expiryChange));
  const removed = toRemove.map(({ role }) => role);
  await endRoles(
    tx,
    removed.map(({ id }) => id),
    'removed',
  );
  await requireOwnerLeft(tx, place, removed);
  return { kept: roles.size - changed - removed.length, changed, removed: removed.length };
}

type Decided = ReviewDecision & { role: HeldRole };

/** @throws not_allowed */
async function requireMayDecide(tx: Ctx, place: Place, command: MemberCommand, decided: readonly Decided[]) {
  const names = new Set(decided.map(({ role }) => role.role_name));
  for (const name of names) await requireMayGive(tx, place, command, name);
}

function expiryChange({ expiration_time = null, role }: Decided): ExpiryChange {
  return { role, expiresAt: expiration_time === null ? null : new Date(expiration_time) };
}

/** The live roles in a place. */
function findRoles({ db, now }: Ctx, place: Place): Promise<HeldRole[]> {
  return db.$queryRaw<HeldRole[]>(sql`
    SELECT held.id, held.user_id, role.name AS role_name, held.expiration_time
    FROM ${liveRoles(now)} AS held JOIN role ON role.id = held.role_id WHERE ${isHeldIn(place)}`);
}

/** Whoever keeps a role wants nothing done, where it ended meanwhile too; but it was one of this place. @throws not_found */
async function requireOfPlace({ db }: Ctx, place: Place, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const count = await db.userRole.count({ where: { id: { in: [...ids] }, ...placeColumns(place) } });
  if (count < ids.length) throw vanished();
}

function heldRole(roles: ReadonlyMap<string, HeldRole>, id: string): HeldRole {
  const role = roles.get(id);
  if (role === undefined) throw vanished();
  return role;
}

function vanished(): DomainError {
  return new DomainError('not_found', { detail: 'Someone doesn’t have that role here any more.' });
}
