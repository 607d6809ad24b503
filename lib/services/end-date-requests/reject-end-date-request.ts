import type { InputOf } from '@/lib/contracts/operation';
import { type EndDateRequest, rejectEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import type { Ctx } from '@/lib/db/context';
import { endRequest } from '@/lib/services/end-date-requests/end-request';
import { requireDecider } from '@/lib/services/end-date-requests/require-decider';

/** Rejects a request. @throws not_found; not_allowed; moved_on */
export function rejectEndDateRequest(
  ctx: Ctx,
  { comment, uuid }: InputOf<typeof rejectEndDateRequestOperation>,
): Promise<EndDateRequest> {
  return endRequest(ctx, uuid, {
    operation: rejectEndDateRequestOperation,
    to: 'rejected',
    comment,
    also: requireDecider,
  });
}
