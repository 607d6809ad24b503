import type { InputOf } from '@/lib/contracts/operation';
import { rotateProjectApiKeyOperation } from '@/lib/contracts/people/service-account-ends';
import type { ProjectServiceAccount } from '@/lib/contracts/people/service-accounts';
import type { Ctx } from '@/lib/db/context';
import { readProjectAccount } from '@/lib/services/service-accounts/account-row';
import { rotateApiKey } from '@/lib/services/service-accounts/rotate-api-key';

/**
 * Gives a service account of a project a new token, which is in this answer and in no other; the one before stops at once.
 * @throws not_found; not_allowed; moved_on for one that is closed
 */
export function rotateProjectApiKey(
  ctx: Ctx,
  { uuid }: InputOf<typeof rotateProjectApiKeyOperation>,
): Promise<ProjectServiceAccount> {
  return rotateApiKey(ctx, rotateProjectApiKeyOperation.id, { kind: 'project', uuid, read: readProjectAccount });
}
