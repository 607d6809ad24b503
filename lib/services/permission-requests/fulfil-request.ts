import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { grantRole } from '@/lib/services/members/grant-role';
import { type Place, readPlace } from '@/lib/services/members/place';
import {
  findRole,
  requireAdmissible,
  requireAdmission,
  requireOpenPlace,
} from '@/lib/services/members/require-admissible';
import { requireAllowed } from '@/lib/services/members/require-allowed';
import { freeProjectName } from '@/lib/services/permission-requests/free-project-name';
import type { HeldRequest } from '@/lib/services/permission-requests/held-request';
import { type Named, projectNameOf } from '@/lib/services/permission-requests/project-name-of';
import { addProject } from '@/lib/services/projects/add-project';
import { requireRoom } from '@/lib/services/quotas/require-room';

/**
 * Gives who asked what they asked for: the role; or a project of their own in the customer, with a role there.
 * @returns the project that was made; null where none was
 * @throws what adding a member throws; rule_broken for a full quota of projects
 */
export async function fulfilRequest(tx: Ctx, held: HeldRequest): Promise<{ uuid: string } | null> {
  if (held.auto_create_project) return makeProject(tx, held);
  const { created_by_id: userId, place, role_id } = held;
  const admission = await requireAdmission(tx, place, role_id, { userId, expiresAt: null, invitation: held });
  await grantRole(tx, admission, 'request_approved');
  return null;
}

async function makeProject(tx: Ctx, held: HeldRequest): Promise<{ uuid: string }> {
  const { created_by_id: userId, place, project_description: description, project_role_id } = held;
  requireOpenPlace(place);
  await requireAllowed(tx.db, { userId, customerId: place.customerId, projectId: null }, held);
  await requireRoom(tx, place, { projects: 1 });
  const name = await nameOf(tx, held, place);
  const uuid = await addProject(tx, { customer: place.customerId, name, description });
  const made = await readPlace(tx, { kind: 'project', uuid });
  const role = await findRole(tx, made, project_role_id ?? '');
  await grantRole(tx, await requireAdmissible(tx, made, role, { userId, expiresAt: null }), 'request_approved');
  return { uuid };
}

/** What the asker calls it, else what the template makes; with a number where the customer has such a project. */
async function nameOf({ db }: Ctx, held: HeldRequest, { customerId }: Place): Promise<string> {
  const [asker] = await db.$queryRaw<Named[]>(sql`
    SELECT username, email, full_name FROM user_account WHERE id = ${held.created_by_id}::uuid`);
  if (asker === undefined) throw new DomainError('not_found');
  const requestedName =
    held.project_name === '' ? projectNameOf(held.project_name_template ?? '', asker) : held.project_name;
  return freeProjectName({ db }, customerId, requestedName);
}
