'use server';

import { redirect } from 'next/navigation';
import { askForLink } from '@/app/ask-for-link';
import { startSession } from '@/app/start-session';
import type { AskForLinkState } from '@/components/sign-in/ask-for-link-form';
import type { SignInByLinkState } from '@/components/sign-in/sign-in-by-link-form';
import { linkMethod } from '@/lib/auth/next-auth';
import { ownPath } from '@/lib/auth/own-path';
import { signInErrorSentence } from '@/lib/auth/sign-in-error';
import { returningTo, signInLinkPage } from '@/lib/core/routes';
import { requestSignInLink } from '@/lib/services/accounts/request-sign-in-link';

/** Has a link to sign in with mailed. */
export async function mailSignInLink(before: AskForLinkState, form: FormData): Promise<AskForLinkState> {
  return askForLink(requestSignInLink, before, form);
}

/** Signs in with a link. One that was used meanwhile leads back to the page, which says so; else a refusal comes back as a sentence. */
export async function signInByLink(before: SignInByLinkState, form: FormData): Promise<SignInByLinkState> {
  const given = form.get('token');
  const token = typeof given === 'string' ? given : '';
  const problem = await startSession(linkMethod, { token });
  const returnTo = ownPath(form.get('returnTo'));
  if (problem === null) redirect(returnTo);
  if (problem.code === 'not_authenticated') redirect(returningTo(signInLinkPage(token), returnTo));
  return { errorMessage: signInErrorSentence(problem.error, problem.code), attempts: before.attempts + 1 };
}
