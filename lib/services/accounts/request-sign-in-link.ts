import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { requestSignInLinkOperation } from '@/lib/contracts/people/people';
import type { Ctx } from '@/lib/db/context';
import { type RequestedFrom, requestAccountLink } from '@/lib/services/accounts/request-account-link';

/** Mails a link to sign in with, if there is such an active account; nobody learns whether. @throws too_many_requests */
export function requestSignInLink(
  ctx: Ctx,
  { email }: InputOf<typeof requestSignInLinkOperation>,
  { network, returnTo }: RequestedFrom,
): Promise<AnswerOf<typeof requestSignInLinkOperation>> {
  return requestAccountLink(
    ctx,
    { mail: 'sign_in_link', operation: requestSignInLinkOperation.id },
    { email, network, ...(returnTo !== undefined && { returnTo }) },
  );
}
