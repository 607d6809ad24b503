import { requireOpen } from '@/lib/core/closed-customer';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { requireMayGive } from '@/lib/services/members/may-give';
import type { Place } from '@/lib/services/members/place';
import { requireAllowed } from '@/lib/services/members/require-allowed';
import { requireNotDeleted, requireNotEnded } from '@/lib/services/orders/next-step';
import { requireRoom } from '@/lib/services/quotas/require-room';
import type { Lists } from '@/lib/services/restrictions/judge-level';

/** A role as it is stored. */
export type FoundRole = { id: string; name: string; description: string };

/** Who is to get what. */
export type RequestedRole = {
  userId: string;
  /** Null: for good. */
  expiresAt: Date | null;
  /** The restrictions of the group invitation that it comes by; they are asked first. */
  invitation?: Lists;
  /** The caller gives it of their own right, which is asked for this role too. */
  isGivenByCaller?: boolean;
};

/** What a person may be given: everything was asked. */
export type Admission = { place: Place; role: FoundRole; userId: string; expiresAt: Date | null };

/**
 * Asks everything that is asked before a person gets a role in a place that is held (`holdPlace`), in the order in which it is
 * answered.
 * @param given the role by uuid, or by name as it is stored
 * @throws not_allowed for a role that the caller may not give; moved_on for a deleted project; rule_broken for a place that takes nobody, and a full quota; validation_failed on role,
 *   user, expiration_time and for restrictions; already_exists for who has the role
 */
export async function requireAdmission(
  tx: Ctx,
  place: Place,
  given: string,
  requested: RequestedRole,
): Promise<Admission> {
  requireOpenPlace(place);
  const role = await findRole(tx, place, given);
  if (requested.isGivenByCaller === true) await requireMayGive(tx, place, 'CREATE', role.name);
  return requireAdmissible(tx, place, role, requested);
}

/** Refuses a place that takes nobody. @throws moved_on for a deleted project; rule_broken for an end, and a customer that is blocked or archived */
export function requireOpenPlace(place: Place): void {
  const { endOn, isCustomerArchived, isCustomerBlocked, state } = place;
  requireNotDeleted(place);
  requireOpen({ blocked: isCustomerBlocked, archived: isCustomerArchived });
  if (state === 'expired') requireNotEnded({ projectEndOn: endOn, projectState: state });
}

/** A role of this kind of place, by uuid or by name as it is stored. @throws validation_failed on role */
export async function findRole({ db }: Ctx, { kind }: Pick<Place, 'kind'>, given: string): Promise<FoundRole> {
  const [role] = await db.$queryRaw<FoundRole[]>(sql`
    SELECT role.id, role.name, role.description FROM role
    WHERE role.scope_type = ${kind} AND (role.id::text = lower(${given}) OR role.name = ${given})`);
  if (role === undefined) throw fieldError('role', 'Role is not valid for this scope.');
  return role;
}

/** What is asked of the person and the role, in this order. */
export async function requireAdmissible(
  tx: Ctx,
  place: Place,
  role: FoundRole,
  { expiresAt, invitation, userId }: RequestedRole,
): Promise<Admission> {
  await requirePerson(tx, userId);
  requireAhead(tx, expiresAt);
  await requireNewRole(tx, place, role, userId);
  await requireAllowed(tx.db, { userId, customerId: place.customerId, projectId: place.projectId }, invitation);
  await requireRoom(tx, place, { users: [userId] });
  return { place, role, userId, expiresAt };
}

/** @throws validation_failed */
export function requireAhead({ now }: Ctx, expiresAt: Date | null): void {
  if (expiresAt !== null && expiresAt <= now) throw fieldError('expiration_time', 'Must be in the future.');
}

/** Nobody suspends or deletes them until the transaction ends. @throws validation_failed */
async function requirePerson({ db }: Ctx, userId: string): Promise<void> {
  const [person] = await db.$queryRaw<{ status: string }[]>(sql`
    SELECT status FROM user_account WHERE id = ${userId}::uuid FOR SHARE`);
  if (person?.status !== 'active') throw fieldError('user', 'There is no such active person.');
}

/** @throws already_exists */
async function requireNewRole({ db, now }: Ctx, place: Place, role: FoundRole, userId: string): Promise<void> {
  const held = await db.userRole.count({
    where: {
      user_id: userId,
      role_id: role.id,
      ...placeColumns(place),
      is_active: true,
      OR: [{ expiration_time: null }, { expiration_time: { gt: now } }],
    },
  });
  if (held > 0) throw hasRole();
}

/** The columns of a role held that say where. */
export function placeColumns({ kind, uuid }: Pick<Place, 'kind' | 'uuid'>) {
  return kind === 'project' ? { project_id: uuid } : { customer_id: uuid };
}

export function hasRole(): DomainError {
  return new DomainError('already_exists', { detail: 'User has already the same role in this scope.' });
}
