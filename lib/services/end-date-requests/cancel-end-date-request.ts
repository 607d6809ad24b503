import { can } from '@/lib/auth/permissions';
import type { InputOf } from '@/lib/contracts/operation';
import { cancelEndDateRequestOperation, type EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { endRequest } from '@/lib/services/end-date-requests/end-request';

/** Takes a request back; for who asked, and staff. @throws not_found; not_allowed; moved_on */
export function cancelEndDateRequest(
  ctx: Ctx,
  { uuid }: InputOf<typeof cancelEndDateRequestOperation>,
): Promise<EndDateRequest> {
  return endRequest(ctx, uuid, {
    operation: cancelEndDateRequestOperation,
    to: 'canceled',
    comment: '',
    also: async ({ actor }, { created_by_uuid: ownerId }) => {
      if (!can(actor, 'OWN', { ownerId }) && !can(actor, 'STAFF')) throw new DomainError('not_allowed');
    },
  });
}
