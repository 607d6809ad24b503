import type { Operation } from '@/lib/contracts/operation';
import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { formatOrderState } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { readRequestRow } from '@/lib/services/end-date-requests/request-row';
import { followEndedRequests, type RequestOutcome } from '@/lib/services/projects/follow-ended-requests';
import { type HeldProject, holdProject } from '@/lib/services/projects/held-project';

/** One way in which a pending request ends. */
type RequestEnd = {
  operation: Pick<Operation, 'id'>;
  to: RequestOutcome;
  /** What the reviewer says. */
  comment: string;
  /** Who may, and what else is done. @throws DomainError when it may not end so */
  also: (tx: Ctx, request: EndDateRequest, project: HeldProject) => Promise<void>;
};

/** Ends a pending request, once, however many try at the same time. @throws not_found; moved_on naming the state; what `also` throws */
export function endRequest(
  ctx: Ctx,
  uuid: string,
  { also, comment, operation, to }: RequestEnd,
): Promise<EndDateRequest> {
  return change(ctx, { operation: operation.id, subjectType: 'end_date_change_request' }, async (tx) => {
    const project = await holdProject(tx, (await readRequestRow(tx, uuid)).project_uuid);
    const request = await readRequestRow(tx, uuid);
    await also(tx, request, project);
    const reviewed_by_id = callerId(tx);
    const review = to === 'canceled' ? {} : { reviewed_by_id, reviewed_at: tx.now, review_comment: comment };
    const { count } = await tx.db.endDateChangeRequest.updateMany({
      where: { id: uuid, state: 'pending' },
      data: { state: to, ...review },
    });
    if (count === 0) throw notPending(await readRequestRow(tx, uuid));
    await followEndedRequests(tx, [uuid], to);
    return changed(await readRequestRow(tx, uuid), { subjectId: uuid, facts: { state: { from: 'pending', to } } });
  });
}

/** Refuses a request that has ended. @throws moved_on naming the state */
export function requirePending(request: EndDateRequest): void {
  if (request.state !== 'pending') throw notPending(request);
}

function notPending({ state }: EndDateRequest): DomainError {
  return new DomainError('moved_on', {
    detail: `The request is no longer pending: it is ${formatOrderState(state).toLowerCase()}.`,
  });
}
