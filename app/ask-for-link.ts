import { headers } from 'next/headers';
import type { AskForLinkState } from '@/components/sign-in/ask-for-link-form';
import { ownPath } from '@/lib/auth/own-path';
import { requestPasswordResetOperation } from '@/lib/contracts/people/people';
import { DomainError } from '@/lib/core/errors';
import { formatWait } from '@/lib/core/wording';
import type { Ctx } from '@/lib/db/context';
import { toDomainError } from '@/lib/db/database-errors';
import { clientNetwork } from '@/lib/net/client-network';
import type { RequestedFrom } from '@/lib/services/accounts/request-account-link';
import { createContext } from '@/lib/services/create-context';

type ServiceFunction = (ctx: Ctx, asked: { email: string }, from: RequestedFrom) => Promise<unknown>;

/** Asks for a one-time link as a form says. A refusal comes back as a sentence, the same for every address. */
export async function askForLink(
  serviceFunction: ServiceFunction,
  before: AskForLinkState,
  form: FormData,
): Promise<AskForLinkState> {
  const typed = form.get('email');
  const email = typeof typed === 'string' ? typed : '';
  const attempts = before.attempts + 1;
  const failed = (errorMessage: string) => ({ errorMessage, email, attempts, isAccepted: false });
  const given = requestPasswordResetOperation.body.safeParse({ email });
  if (!given.success) return failed('Enter your email address, for example you@example.org.');
  try {
    const from = { network: clientNetwork(await headers()), returnTo: ownPath(form.get('returnTo')) };
    await serviceFunction(createContext({ kind: 'anonymous' }), given.data, from);
    return { errorMessage: null, email, attempts, isAccepted: true };
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    if (error.code !== 'too_many_requests') return failed(error.message);
    return failed(`Too many links requested. Try again ${formatWait(error.facts.retryAfterSeconds ?? 0)}.`);
  }
}
