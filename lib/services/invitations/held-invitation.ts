import { can } from '@/lib/auth/permissions';
import type { InvitationState } from '@/lib/contracts/members/invitations';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { hasRoleIn } from '@/lib/services/invitations/find-scope';
import { invitationTables, isTo, stateAt } from '@/lib/services/invitations/invitation-row';
import { callerMayAdd } from '@/lib/services/invitations/may-add';
import { holdInPlace, type Place, type PlaceKind } from '@/lib/services/members/place';

type Row = {
  id: string;
  role_id: string;
  role_name: string;
  kind: PlaceKind;
  place_id: string;
  email: string;
  state: InvitationState;
  link_id: string | null;
  created_by_id: string | null;
  /** The caller may add its role in its place. */
  may_add: boolean;
  /** It is to the address of the caller. */
  is_to_caller: boolean;
};

/** An invitation that nobody else moves until the transaction ends, and the caller's part in it. */
export type HeldInvitation = Row & { place: Place };

/** One invitation, whoever asks; its place is held before it, as by all that adds members. @throws not_found */
export function holdInvitation(tx: Ctx, uuid: string): Promise<HeldInvitation> {
  return holdInPlace(tx, () => readRow(tx, uuid), sql`SELECT FROM invitation WHERE id = ${uuid}::uuid FOR UPDATE`);
}

async function readRow(ctx: Ctx, uuid: string): Promise<Row> {
  const address = ctx.actor.kind === 'person' ? ctx.actor.email : '';
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT invitation.id, invitation.role_id, role.name AS role_name, invitation.email, ${stateAt(ctx.now)} AS state, invitation.link_id,
      invitation.created_by_id, coalesce(project.id, customer.id) AS place_id,
      CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END AS kind,
      ${callerMayAdd(ctx)} AS may_add, ${isTo(sql`${address}::text`)} AS is_to_caller
    FROM ${invitationTables} WHERE invitation.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  return row;
}

/** Whether the caller made it. */
function isInviter(ctx: Ctx, { created_by_id }: HeldInvitation): boolean {
  return created_by_id !== null && created_by_id === callerId(ctx);
}

/** Demands that the caller made it, or may add its role. @throws not_allowed; not_found for who does not read it */
export function requireKeeper(ctx: Ctx, held: HeldInvitation): void {
  if (!isInviter(ctx, held) && !held.may_add) throw accessErrorFor(ctx, held);
}

/** Demands that who made it and may not add its role still has a role where it leads: nobody invites to where they are not. @throws not_allowed */
export async function requireStillThere(tx: Ctx, held: HeldInvitation): Promise<void> {
  if (!held.may_add && !(await hasRoleIn(tx, held.place))) throw new DomainError('not_allowed');
}

/** What who may not do something with an invitation is told: nothing of one that they do not read. */
export function accessErrorFor(ctx: Ctx, held: HeldInvitation): DomainError {
  const reads =
    isInviter(ctx, held) ||
    held.may_add ||
    can(ctx.actor, 'STAFF_OR_SUPPORT') ||
    (held.is_to_caller && held.state !== 'requested');
  return new DomainError(reads ? 'not_allowed' : 'not_found');
}

const words: Readonly<Record<InvitationState, string>> = {
  requested: 'is waiting for approval',
  project: 'is waiting for the project to start',
  pending: 'is pending',
  accepted: 'was accepted',
  canceled: 'was cancelled',
  expired: 'has expired',
  rejected: 'was rejected',
};

/** Refuses a move out of another state than these. @throws moved_on with the state in words */
export function requireState({ state }: Pick<HeldInvitation, 'state'>, ...allowed: readonly InvitationState[]): void {
  if (!allowed.includes(state)) throw new DomainError('moved_on', { detail: `This invitation ${words[state]}.` });
}
