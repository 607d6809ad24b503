import type { InputOf } from '@/lib/contracts/operation';
import { type MovedProject, moveProjectOperation } from '@/lib/contracts/project-ends';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { holdProject } from '@/lib/services/projects/held-project';
import { noteStates } from '@/lib/services/projects/note-states';
import { endPauses } from '@/lib/services/projects/pause-in-grace';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { requestLives } from '@/lib/services/projects/request-lives';
import { requireOpenCustomer } from '@/lib/services/projects/require-open-customer';
import { revokeProjectRoles } from '@/lib/services/projects/revoke-project-roles';

/**
 * Moves a project to another customer, with its resources and orders; deleted ones too.
 * @throws not_found; validation_failed for no customer or the present one; rule_broken for one that takes nothing new
 */
export function moveProject(
  ctx: Ctx,
  { customer, preserve_permissions, uuid }: InputOf<typeof moveProjectOperation>,
): Promise<MovedProject> {
  return change(ctx, { operation: moveProjectOperation.id, subjectType: 'project' }, async (tx) => {
    const project = await holdProject(tx, uuid);
    if (customer === project.customer_id) throw fieldError('customer', 'The project is in this organisation already.');
    const target = await tx.db.customer.findUnique({ where: { id: customer }, select: { name: true } });
    if (target === null) throw fieldError('customer', 'There is no such organisation.');
    await requireOpenCustomer(tx, customer);
    const isIt = sql`project.id = ${uuid}::uuid`;
    const customerChange = { from: project.customer_name, to: target.name };
    const event = {
      type: 'project_update_succeeded',
      message: sql`'Project ' || project.name || ' was moved.'`,
      context: sql`jsonb_build_object('changes', ${JSON.stringify({ customer: customerChange })}::jsonb)`,
    } as const;
    await recordProjectEvents(tx, isIt, event);
    const revoked_users = preserve_permissions ? [] : await revokeProjectRoles(tx, uuid, 'project_moved');
    const members = await findPeopleOf(tx, uuid, [project.customer_id, customer]);
    await tx.db.project.update({ where: { id: uuid }, data: { customer_id: customer, modified: tx.now } });
    await recordProjectEvents(tx, isIt, event);
    await noteStates(tx, isIt);
    await endPauses(tx, isIt);
    requestLives(tx);
    tx.emit({ type: 'projects.changed', projectIds: [uuid] });
    return changed(
      { ...(await readProjectRow(tx, uuid)), revoked_users },
      {
        subjectId: uuid,
        facts: { customer_id: { from: project.customer_id, to: customer }, revoked: revoked_users.length },
        events: members.length === 0 ? [] : [{ type: 'roles.changed', userIds: members }],
      },
    );
  });
}

/** Everyone who has a role in the project, or in one of the two customers, and so gains or loses by the move. */
async function findPeopleOf({ db }: Ctx, projectId: string, customerIds: readonly string[]): Promise<string[]> {
  const people = await db.$queryRaw<{ user_id: string }[]>(sql`
    SELECT DISTINCT user_id FROM user_role
    WHERE is_active AND (project_id = ${projectId}::uuid OR customer_id = ANY(${[...customerIds]}::uuid[]))`);
  return people.map(({ user_id }) => user_id);
}
