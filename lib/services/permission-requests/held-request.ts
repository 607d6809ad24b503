import { can } from '@/lib/auth/permissions';
import type { PermissionRequest } from '@/lib/contracts/members/permission-requests';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { formatOrderState } from '@/lib/core/wording';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { callerMayAdd } from '@/lib/services/invitations/may-add';
import { holdInPlace, type Place, type PlaceKind } from '@/lib/services/members/place';
import { requestTables } from '@/lib/services/permission-requests/request-row';
import type { Lists } from '@/lib/services/restrictions/judge-level';

type Row = Lists & {
  id: string;
  state: PermissionRequest['state'];
  created_by_id: string;
  project_name: string;
  project_description: string;
  /** Of the group invitation by which it was made. */
  role_id: string;
  kind: PlaceKind;
  place_id: string;
  auto_create_project: boolean;
  project_name_template: string | null;
  project_role_id: string | null;
  /** The caller may add the role in the place. */
  may_add: boolean;
};

/** A request to join that nobody else moves until the transaction ends, with what its group invitation says. */
export type HeldRequest = Row & { place: Place };

/** One request, whoever asks; its place is held before it, as by all that adds members. @throws not_found */
export function holdRequest(tx: Ctx, uuid: string): Promise<HeldRequest> {
  return holdInPlace(
    tx,
    () => readHeld(tx, uuid),
    sql`SELECT FROM permission_request WHERE id = ${uuid}::uuid FOR UPDATE`,
  );
}

async function readHeld(ctx: Ctx, uuid: string): Promise<Row> {
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT asked.id, asked.state, asked.created_by_id, asked.project_name, asked.project_description, link.role_id,
      coalesce(project.id, customer.id) AS place_id, CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END AS kind,
      link.auto_create_project, link.project_name_template, link.project_role_id, ${callerMayAdd(ctx)} AS may_add,
      coalesce(link.user_email_patterns, '{}') AS user_email_patterns, coalesce(link.user_affiliations, '{}') AS user_affiliations,
      coalesce(link.user_identity_sources, '{}') AS user_identity_sources
    FROM ${requestTables} WHERE asked.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  return row;
}

/** Demands that the caller may decide a request: by may adding its role, and never their own. @throws not_found for who does not read it; not_allowed */
export function requireDecider(ctx: Ctx, held: HeldRequest): void {
  const isOwn = held.created_by_id === callerId(ctx);
  if (isOwn) throw new DomainError('not_allowed', { detail: 'Someone else has to decide your request.' });
  if (!held.may_add) throw new DomainError(can(ctx.actor, 'STAFF_OR_SUPPORT') ? 'not_allowed' : 'not_found');
}

/** Refuses a request that has ended. @throws moved_on naming the state */
export function requirePending({ state }: Pick<HeldRequest, 'state'>): void {
  if (state === 'pending') return;
  const detail = `The request is no longer pending: it is ${formatOrderState(state).toLowerCase()}.`;
  throw new DomainError('moved_on', { detail });
}
