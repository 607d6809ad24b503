import type { InputOf } from '@/lib/contracts/operation';
import { approveEndDateRequestOperation, type EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { fieldError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { endRequest, requirePending } from '@/lib/services/end-date-requests/end-request';
import { requireDecider } from '@/lib/services/end-date-requests/require-decider';
import { requireState } from '@/lib/services/projects/held-project';
import { findEndDateError } from '@/lib/services/projects/require-dates';
import { setProjectEnd } from '@/lib/services/projects/set-project-end';

/** Approves a request and sets the date. @throws not_found; not_allowed; moved_on; validation_failed when the date no longer holds */
export function approveEndDateRequest(
  ctx: Ctx,
  { comment, uuid }: InputOf<typeof approveEndDateRequestOperation>,
): Promise<EndDateRequest> {
  return endRequest(ctx, uuid, {
    operation: approveEndDateRequestOperation,
    to: 'approved',
    comment,
    also: async (tx, request, project) => {
      await requireDecider(tx, request, project);
      requirePending(request);
      requireState(project, 'change');
      const error = findEndDateError(request.requested_end_date, project);
      if (error !== null) throw fieldError('requested_end_date', error);
      await setProjectEnd(tx, project, request.requested_end_date);
    },
  });
}
