import { requirePerson } from '@/lib/auth/require';
import type { InputOf } from '@/lib/contracts/operation';
import { createEndDateRequestOperation, type EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { requireOpen } from '@/lib/core/closed-customer';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { mayAsk } from '@/lib/services/end-date-requests/may-ask';
import { readRequestRow } from '@/lib/services/end-date-requests/request-row';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { holdProject, requireState } from '@/lib/services/projects/held-project';
import { isReadableProject } from '@/lib/services/projects/is-readable-project';
import { notifyDeciders } from '@/lib/services/projects/notify-of-request';
import { findEndDateError } from '@/lib/services/projects/require-dates';

/**
 * Asks for another end date of a project.
 * @throws validation_failed for a date that it can’t be given or a project that the caller doesn’t read; not_allowed;
 * moved_on for a deleted project; rule_broken in a blocked organisation; already_exists while another request is pending
 */
export function createEndDateRequest(
  ctx: Ctx,
  { comment, project: uuid, requested_end_date }: InputOf<typeof createEndDateRequestOperation>,
): Promise<EndDateRequest> {
  const { userId } = requirePerson(ctx);
  return change(
    ctx,
    { operation: createEndDateRequestOperation.id, subjectType: 'end_date_change_request' },
    async (tx) => {
      if (!(await isReadableProject(tx, uuid))) throw fieldError('project', 'There is no such project.');
      const project = await holdProject(tx, uuid);
      if (!(await mayAsk(tx, { projectId: project.id, customerId: project.customer_id }, userId)))
        throw new DomainError('not_allowed');
      requireState(project, 'change');
      requireOpen({ blocked: project.is_customer_blocked, archived: project.is_customer_archived });
      const error = findEndDateError(requested_end_date, project);
      if (error !== null) throw fieldError('requested_end_date', error);
      const asked = { project_id: project.id, state: 'pending' };
      if ((await tx.db.endDateChangeRequest.count({ where: asked })) > 0) {
        throw new DomainError('already_exists', { detail: 'A request for this project is already pending.' });
      }
      const { id } = await tx.db.endDateChangeRequest.create({
        data: {
          ...asked,
          requested_end_date: new Date(`${requested_end_date}T00:00:00Z`),
          comment,
          created_by_id: userId,
          created: tx.now,
        },
      });
      await recordProjectEvents(tx, sql`project.id = ${project.id}::uuid`, {
        type: 'project_end_date_change_request_created',
        message: sql`'Another end date was requested for project ' || project.name || '.'`,
        context: sql`jsonb_build_object('requested_end_date', ${requested_end_date}::text)`,
      });
      const request = await readRequestRow(tx, id);
      await notifyDeciders(tx, request);
      return changed(request, {
        subjectId: id,
        facts: { project_id: project.id, requested_end_date },
        events: [{ type: 'end_date_requests.changed', requestIds: [id], projectIds: [project.id] }],
      });
    },
  );
}
