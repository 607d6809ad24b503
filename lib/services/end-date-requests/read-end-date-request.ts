import type { InputOf } from '@/lib/contracts/operation';
import type { EndDateRequest, readEndDateRequestOperation } from '@/lib/contracts/projects/end-date-requests';
import type { Ctx } from '@/lib/db/context';
import { readRequestRow } from '@/lib/services/end-date-requests/request-row';

/** One request of a project that the caller reads. @throws not_found */
export function readEndDateRequest(
  ctx: Ctx,
  { uuid }: InputOf<typeof readEndDateRequestOperation>,
): Promise<EndDateRequest> {
  return readRequestRow(ctx, uuid);
}
