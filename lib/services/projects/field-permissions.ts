import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import type { HeldProject } from '@/lib/services/projects/held-project';

/** What changing a field takes: a permission on project or customer, or on the customer alone, or staff. */
type Need = { permission: RolePermission; on: 'project' | 'customer' } | 'STAFF';

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

type Place = Pick<HeldProject, 'id' | 'customer_id'>;

/** Demands what each of these fields takes. @throws not_allowed naming the first that the caller may not change */
export async function requireFields(ctx: Ctx, place: Place, fields: readonly ProjectField[]): Promise<void> {
  const granted = await grantsOf(ctx, place);
  const refused = fields.find((field) => !mayChange(ctx, fieldNeeds[field], granted));
  if (refused !== undefined) throw cannotChange(refused);
}

export function cannotChange(field: ProjectField): DomainError {
  return new DomainError('not_allowed', { detail: `You can’t change ${field}.` });
}

/** Demands a permission on the customer of a project that the caller reads. @throws not_allowed */
export async function requireOnCustomer(ctx: Ctx, place: Place, permission: RolePermission): Promise<void> {
  const { customer } = await grantsOf(ctx, place);
  if (!can(ctx.actor, permission, { granted: customer })) throw new DomainError('not_allowed');
}

/** Demands a permission to set the restrictions of a project or to add members to it. @throws not_allowed */
export async function requireAdmitter(ctx: Ctx, place: Place): Promise<void> {
  const { customer, project } = await grantsOf(ctx, place);
  const isAdmitter =
    can(ctx.actor, 'PROJECT.CREATE', { granted: customer }) ||
    can(ctx.actor, 'PROJECT.CREATE_PERMISSION', { granted: project });
  if (!isAdmitter) throw new DomainError('not_allowed');
}

type Grants = { project: string[] | null; customer: string[] | null };

async function grantsOf({ actor, db, now }: Ctx, { id, customer_id: customerId }: Place): Promise<Grants> {
  if (actor.kind !== 'person') return { project: null, customer: null };
  return {
    project: await grantedIn(db, actor.userId, { kind: 'project', projectId: id, customerId }, now),
    customer: await grantedIn(db, actor.userId, { kind: 'customer', customerId }, now),
  };
}

function mayChange({ actor }: Ctx, need: Need, granted: Grants): boolean {
  return need === 'STAFF' ? can(actor, 'STAFF') : can(actor, need.permission, { granted: granted[need.on] });
}
