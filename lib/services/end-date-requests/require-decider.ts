import type { EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { requireOnCustomer } from '@/lib/services/projects/field-permissions';
import type { HeldProject } from '@/lib/services/projects/held-project';

/** Demands that the caller may decide a request: by a permission in the customer, and not on their own. @throws not_allowed */
export async function requireDecider(tx: Ctx, request: EndDateRequest, project: HeldProject): Promise<void> {
  await requireOnCustomer(tx, project, 'PROJECT.DELETE');
  if (request.created_by_uuid === callerId(tx)) {
    throw new DomainError('not_allowed', { detail: 'Someone else has to decide your request.' });
  }
}
