import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { RolePermission } from '@/lib/contracts/members/permissions';
import type { InputOf } from '@/lib/contracts/operation';
import type { listProjectCommandsOperation, ProjectCommandKey } from '@/lib/contracts/projects/commands';
import { projectCommandKeys } from '@/lib/contracts/projects/commands';
import type { Project } from '@/lib/contracts/projects/projects';
import type { Ctx } from '@/lib/db/context';
import { mayAsk } from '@/lib/services/end-date-requests/may-ask';
import { readProject } from '@/lib/services/projects/read-project';

/** What decides about a command: the project as it is, its pending request, and what the caller may do. */
type Standing = {
  project: Project;
  isOpen: boolean;
  isCustomerOpen: boolean;
  /** Whether a request for another end date is pending. */
  hasRequest: boolean;
  isAsker: boolean;
  mayAsk: boolean;
  isStaff: boolean;
  inProject: (permission: RolePermission) => boolean;
  inCustomer: (permission: RolePermission) => boolean;
};

const rules: Readonly<Record<ProjectCommandKey, (standing: Standing) => boolean>> = {
  change: ({ inProject, isOpen }) => isOpen && inProject('PROJECT.UPDATE'),
  change_administration: ({ isOpen, isStaff }) => isOpen && isStaff,
  set_restrictions: ({ inCustomer, isOpen }) => isOpen && inCustomer('PROJECT.CREATE'),
  check_restrictions: ({ inCustomer, inProject, isOpen }) =>
    isOpen && (inCustomer('PROJECT.CREATE') || inProject('PROJECT.CREATE_PERMISSION')),
  set_end_date: ({ inCustomer, isOpen }) => isOpen && inCustomer('PROJECT.DELETE'),
  request_end_date: ({ hasRequest, isOpen, mayAsk: may }) => isOpen && !hasRequest && may,
  decide_end_date: ({ hasRequest, inCustomer, isAsker, isOpen }) =>
    isOpen && hasRequest && !isAsker && inCustomer('PROJECT.DELETE'),
  cancel_end_date_request: ({ hasRequest, isAsker, isOpen, isStaff }) => isOpen && hasRequest && (isAsker || isStaff),
  accept_end: ({ inCustomer, isOpen, project }) =>
    isOpen && project.end_date !== null && project.end_accepted_at === null && inCustomer('PROJECT.DELETE'),
  undo_accept_end: ({ inCustomer, isOpen, project }) =>
    isOpen && project.end_accepted_at !== null && inCustomer('PROJECT.DELETE'),
  place_order: ({ inProject, isCustomerOpen, isOpen, project }) =>
    isOpen && isCustomerOpen && !project.is_expired && !project.is_in_grace_period && inProject('ORDER.CREATE'),
  delete: ({ inCustomer, isOpen }) => isOpen && inCustomer('PROJECT.DELETE'),
  recover: ({ inCustomer, isCustomerOpen, isOpen }) => !isOpen && isCustomerOpen && inCustomer('PROJECT.CREATE'),
  restore_team: ({ isCustomerOpen, isOpen, isStaff, project }) =>
    !isOpen && isCustomerOpen && isStaff && (project.termination_metadata?.user_roles ?? []).length > 0,
  move: ({ isStaff }) => isStaff,
  hard_delete: ({ isOpen, isStaff }) => !isOpen && isStaff,
};

/** What the caller may do with a project in the state that it is in, by the rules of the calls themselves. @throws not_found */
export async function listProjectCommands(
  ctx: Ctx,
  input: InputOf<typeof listProjectCommandsOperation>,
): Promise<ProjectCommandKey[]> {
  const standing = await standingOf(ctx, await readProject(ctx, input));
  return projectCommandKeys.filter((key) => rules[key](standing));
}

async function standingOf(ctx: Ctx, project: Project): Promise<Standing> {
  const { userId } = requirePerson(ctx);
  const { actor, db, now } = ctx;
  const place = { projectId: project.uuid, customerId: project.customer_uuid };
  const inProject = await grantedIn(db, userId, { kind: 'project', ...place }, now);
  const inCustomer = await grantedIn(db, userId, { kind: 'customer', ...place }, now);
  const customer = await db.customer.findUniqueOrThrow({ where: { id: project.customer_uuid } });
  const pending = await db.endDateChangeRequest.findFirst({ where: { project_id: project.uuid, state: 'pending' } });
  return {
    project,
    isOpen: project.state !== 'soft_deleted',
    isCustomerOpen: !customer.blocked && !customer.archived,
    hasRequest: pending !== null,
    isAsker: pending?.created_by_id === userId,
    mayAsk: await mayAsk(ctx, place, userId),
    isStaff: can(actor, 'STAFF'),
    inProject: (permission) => can(actor, permission, { granted: inProject }),
    inCustomer: (permission) => can(actor, permission, { granted: inCustomer }),
  };
}
