import { can } from '@/lib/auth/permissions';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** What people call a row of `access_requirement AS requirement`. */
export const requirementLabel = sql`coalesce(requirement.dataset_name, requirement.name)`;

/** A row of `access_requirement AS requirement`; why it was archived or restored is for the committee, staff and support. */
export function requirementRow({ actor }: Ctx): RowShape {
  const readsReasons = can(actor, 'ACCESS_COMMITTEE_OR_SUPPORT');
  return {
    id: sql`requirement.id`,
    tables: sql`access_requirement AS requirement`,
    json: sql`json_build_object('id', requirement.id, 'external_id', requirement.external_id, 'name', requirement.name,
    'datasetName', requirement.dataset_name, 'dataset_name', requirement.dataset_name,
    'renewalDetailsUrl', requirement.renewal_details_url, 'renewal_details_url', requirement.renewal_details_url,
    'label', ${requirementLabel}, 'renewal_text', requirement.renewal_text,
    'expiration_period_days', requirement.expiration_period_days, 'is_duc_required', requirement.is_duc_required,
    'is_irb_approval_required', requirement.is_irb_approval_required, 'access_type', requirement.access_type,
    'version', requirement.version, 'reminders', requirement.reminders, 'is_archived', requirement.archived_at IS NOT NULL,
    'archiving_reason', ${readsReasons ? sql`requirement.archiving_reason` : sql`''`},
    'created', requirement.created, 'updated', requirement.modified)`,
  };
}

/** One requirement. @throws not_found */
export function readRequirementRow(ctx: Ctx, id: string): Promise<AccessRequirement> {
  return readRow<AccessRequirement>(ctx.db, requirementRow(ctx), sql`requirement.id = ${id}::uuid`);
}

/**
 * One requirement, which nobody else changes, submits to or decides about until the transaction ends: what people do about one
 * requirement happens one after the other. @throws not_found
 */
export async function holdRequirement(tx: Ctx, id: string): Promise<AccessRequirement> {
  const held = await tx.db.$executeRaw(sql`SELECT FROM access_requirement WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  if (held === 0) throw new DomainError('not_found');
  return readRequirementRow(tx, id);
}
