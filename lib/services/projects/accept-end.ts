import type { InputOf, Operation } from '@/lib/contracts/operation';
import { acceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { cancelEndReminders } from '@/lib/services/ledger/end-reminders';
import { requireOnCustomer } from '@/lib/services/projects/field-permissions';
import { type HeldProject, holdProject, requireState } from '@/lib/services/projects/held-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { requestLives } from '@/lib/services/projects/request-lives';

/** `requireVersion` refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: Project) => void };

/** Accepts that a project ends on its end date. @throws not_found; version_stale; not_allowed; rule_broken without an end date; moved_on */
export function acceptEnd(
  ctx: Ctx,
  { uuid }: InputOf<typeof acceptProjectEndOperation>,
  precondition: Precondition,
): Promise<Project> {
  return changeAccepted(ctx, uuid, precondition, {
    operation: acceptProjectEndOperation,
    isAccepted: true,
    check: ({ end_accepted_at, end_date }) => {
      if (end_date === null) throw new DomainError('rule_broken', { detail: 'The project has no end date.' });
      if (end_accepted_at !== null)
        throw new DomainError('moved_on', { detail: 'The end of the project is accepted already.' });
    },
  });
}

type Acceptance = {
  operation: Pick<Operation, 'id'>;
  isAccepted: boolean;
  /** @throws DomainError when it is not the moment */
  check: (project: HeldProject) => void;
};

/** Records that the end of a project is accepted, or no longer. */
export function changeAccepted(
  ctx: Ctx,
  uuid: string,
  { requireVersion }: Precondition,
  { check, isAccepted, operation }: Acceptance,
): Promise<Project> {
  return change(ctx, { operation: operation.id, subjectType: 'project' }, async (tx) => {
    const project = await holdProject(tx, uuid);
    requireVersion(await readProjectRow(tx, uuid));
    await requireOnCustomer(tx, project, 'PROJECT.DELETE');
    requireState(project, 'change');
    check(project);
    const data = {
      end_accepted_at: isAccepted ? tx.now : null,
      end_accepted_by_id: isAccepted ? callerId(tx) : null,
      modified: tx.now,
    };
    await tx.db.project.update({ where: { id: uuid }, data });
    if (isAccepted) await cancelEndReminders(tx, sql`reminder.object_id = ${uuid}::uuid`);
    else requestLives(tx);
    return changed(await readProjectRow(tx, uuid), {
      subjectId: uuid,
      facts: { end_accepted: { to: isAccepted } },
      events: [{ type: 'projects.changed', projectIds: [uuid] }],
    });
  });
}
