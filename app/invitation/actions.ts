'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { startSession } from '@/app/start-session';
import type { RegisterState } from '@/components/sign-in/register-form';
import type { ReviewState } from '@/components/sign-in/review-form';
import { passwordMethod } from '@/lib/auth/next-auth';
import { DomainError } from '@/lib/core/errors';
import { invitationPage, reviewInvitationPage } from '@/lib/core/invitation-routes';
import { signInPageFor } from '@/lib/core/routes';
import { toDomainError } from '@/lib/db/database-errors';
import { clientNetwork } from '@/lib/net/client-network';
import { createContext } from '@/lib/services/create-context';
import { approveByToken } from '@/lib/services/invitations/approve-by-token';
import { registerInvited } from '@/lib/services/invitations/register-invited';
import { rejectByToken } from '@/lib/services/invitations/reject-by-token';
import { readRegistration } from './read-registration';

const anonymous = () => createContext({ kind: 'anonymous' });
const from = async () => ({ network: clientNetwork(await headers()) });

/** Creates the account of who is invited, who is signed in and led to the invitation; a refusal comes back as a sentence. */
export async function registerByLink(before: RegisterState, form: FormData): Promise<RegisterState> {
  const full_name = textOf(form, 'full_name');
  const password = textOf(form, 'password');
  const failed = (errorMessage: string) => ({ errorMessage, full_name, attempts: before.attempts + 1 });
  const link = { uuid: textOf(form, 'uuid'), token: textOf(form, 'token') };
  const read = readRegistration({ ...link, full_name, password, repeated: textOf(form, 'repeated') });
  if (read.errorMessage !== null) return failed(read.errorMessage);
  try {
    await registerInvited(anonymous(), read.input, await from());
  } catch (thrown) {
    return failed(sentenceOf(thrown));
  }
  const page = invitationPage(read.input.uuid);
  const problem = await startSession(passwordMethod, { email: textOf(form, 'email'), password });
  redirect(problem === null ? page : signInPageFor(page));
}

/** Decides about an invitation that somebody else asked for, in the name of who got the mail. */
export async function reviewByLink(before: ReviewState, form: FormData): Promise<ReviewState> {
  const token = textOf(form, 'token');
  const isApproval = textOf(form, 'how') === 'approve';
  try {
    await (isApproval ? approveByToken : rejectByToken)(anonymous(), { token }, await from());
  } catch (thrown) {
    return { errorMessage: sentenceOf(thrown), attempts: before.attempts + 1 };
  }
  redirect(`${reviewInvitationPage(token)}&done=${isApproval ? 'approved' : 'refused'}`);
}

/** What a refusal says. @throws what is none */
function sentenceOf(thrown: unknown): string {
  const error = toDomainError(thrown);
  if (!(error instanceof DomainError)) throw error;
  return (
    Object.values(error.facts.fields ?? {})
      .flat()
      .join(' ') || error.message
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
