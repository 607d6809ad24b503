import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { requestPasswordResetOperation } from '@/lib/contracts/people/people';
import type { Ctx } from '@/lib/db/context';
import { type RequestedFrom, requestAccountLink } from '@/lib/services/accounts/request-account-link';

/** Mails a link to set a new password, if there is such an active account; nobody learns whether. @throws too_many_requests */
export function requestPasswordReset(
  ctx: Ctx,
  { email }: InputOf<typeof requestPasswordResetOperation>,
  { network, returnTo }: RequestedFrom,
): Promise<AnswerOf<typeof requestPasswordResetOperation>> {
  return requestAccountLink(
    ctx,
    { mail: 'password_reset', operation: requestPasswordResetOperation.id },
    { email, network, ...(returnTo !== undefined && { returnTo }) },
  );
}
