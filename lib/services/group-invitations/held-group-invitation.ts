import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { groupInvitationTables } from '@/lib/services/group-invitations/group-invitation-row';
import { callerMayAdd } from '@/lib/services/invitations/may-add';
import { holdInPlace, type Place, type PlaceKind } from '@/lib/services/members/place';

type Row = {
  id: string;
  kind: PlaceKind;
  place_id: string;
  role_id: string;
  role_name: string;
  is_active: boolean;
  is_public: boolean;
  auto_create_project: boolean;
  auto_approve: boolean;
  project_name_template: string | null;
  project_role: string | null;
  user_email_patterns: string[];
  user_affiliations: string[];
  user_identity_sources: string[];
  custom_text: string;
  allow_multiple_requests: boolean;
  allow_custom_project_details: boolean;
  /** The caller may add its role in its place. */
  may_add: boolean;
};

/** A group invitation that nobody else changes until the transaction ends. */
export type HeldGroupInvitation = Row & { place: Place };

/** One group invitation, whoever asks; its place is held before it. @throws not_found */
export function holdGroupInvitation(tx: Ctx, uuid: string): Promise<HeldGroupInvitation> {
  return holdInPlace(
    tx,
    () => readHeld(tx, uuid),
    sql`SELECT FROM group_invitation WHERE id = ${uuid}::uuid FOR UPDATE`,
  );
}

async function readHeld(ctx: Ctx, uuid: string): Promise<Row> {
  const [row] = await ctx.db.$queryRaw<Row[]>(sql`
    SELECT link.id, coalesce(project.id, customer.id) AS place_id, CASE WHEN project.id IS NULL THEN 'customer' ELSE 'project' END AS kind,
      link.role_id, role.name AS role_name, link.is_active, link.is_public, link.auto_create_project, link.auto_approve,
      link.project_name_template, link.project_role_id AS project_role, coalesce(link.user_email_patterns, '{}') AS user_email_patterns,
      coalesce(link.user_affiliations, '{}') AS user_affiliations, coalesce(link.user_identity_sources, '{}') AS user_identity_sources,
      link.custom_text, link.allow_multiple_requests, link.allow_custom_project_details, ${callerMayAdd(ctx)} AS may_add
    FROM ${groupInvitationTables} WHERE link.id = ${uuid}::uuid`);
  if (row === undefined) throw new DomainError('not_found');
  return row;
}

/** Refuses one that has ended. @throws moved_on */
export function requireActive({ is_active }: Pick<HeldGroupInvitation, 'is_active'>): void {
  if (!is_active) throw new DomainError('moved_on', { detail: 'This link to join has ended.' });
}
