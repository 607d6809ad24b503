import { grantsOf } from '@/lib/auth/granted';
import type { Scope } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { type FieldNeed, requireFields } from '@/lib/auth/require-fields';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { HeldProject } from '@/lib/services/projects/held-project';

/** On the project, the roles of its customer count too. */
type Need = FieldNeed<'project' | 'customer'>;

const update: Need = { permission: 'PROJECT.UPDATE', on: 'project' };
const end: Need = { permission: 'PROJECT.DELETE', on: 'customer' };
const create: Need = { permission: 'PROJECT.CREATE', on: 'customer' };

/** Who may change which field of a project. */
export const fieldNeeds = {
  name: update,
  description: update,
  image: update,
  type: update,
  kind: update,
  backend_id: update,
  oecd_fos_2007_code: update,
  is_industry: update,
  start_date: update,
  time_zone: update,
  end_date: end,
  user_email_patterns: create,
  user_affiliations: create,
  user_identity_sources: create,
  slug: 'STAFF',
  grace_period_days: 'STAFF',
  staff_notes: 'STAFF',
  max_service_accounts: 'STAFF',
} as const satisfies Readonly<Record<string, Need>>;

export type ProjectField = keyof typeof fieldNeeds;

export function isProjectField(name: string): name is ProjectField {
  return name in fieldNeeds;
}

/** Demands what each of these fields takes. @throws not_allowed naming the first that the caller may not change */
export function requireProjectFields(ctx: Ctx, place: Place, fields: readonly ProjectField[]): Promise<void> {
  const scopes = { project: projectScope(place), customer: customerScope(place) };
  return requireFields(ctx, scopes, fields, (field) => fieldNeeds[field]);
}

/** Demands a permission on the customer of a project that the caller reads. @throws not_allowed */
export async function requireOnCustomer(ctx: Ctx, place: Place, permission: RolePermission): Promise<void> {
  const granted = await grantsOf(ctx, customerScope(place));
  if (!can(ctx.actor, permission, { granted })) throw new DomainError('not_allowed');
}

/** Demands a permission to set the restrictions of a project or to add members to it. @throws not_allowed */
export async function requireAdmitter(ctx: Ctx, place: Place): Promise<void> {
  const isAdmitter =
    can(ctx.actor, 'PROJECT.CREATE', { granted: await grantsOf(ctx, customerScope(place)) }) ||
    can(ctx.actor, 'PROJECT.CREATE_PERMISSION', { granted: await grantsOf(ctx, projectScope(place)) });
  if (!isAdmitter) throw new DomainError('not_allowed');
}

type Place = Pick<HeldProject, 'id' | 'customer_id'>;

function projectScope({ id, customer_id }: Place): Scope {
  return { kind: 'project', projectId: id, customerId: customer_id };
}

function customerScope({ customer_id }: Place): Scope {
  return { kind: 'customer', customerId: customer_id };
}
