'use server';

import { redirect } from 'next/navigation';
import { AuthError } from 'next-auth';
import { askForLink } from '@/app/ask-for-link';
import type { AskForLinkState } from '@/components/sign-in/ask-for-link-form';
import { linkWay } from '@/lib/auth/next-auth';
import { actionsPage, signInLinkPage, signInPage } from '@/lib/core/routes';
import { signIn } from '@/lib/http/sessions';
import { requestSignInLink } from '@/lib/services/people/request-sign-in-link';

/** Has a link to sign in with mailed. */
export async function mailSignInLink(before: AskForLinkState, form: FormData): Promise<AskForLinkState> {
  return askForLink(requestSignInLink, before, form);
}

/** Signs in with a link; one that was used meanwhile leads back to the page, which says so. */
export async function signInByLink(form: FormData): Promise<void> {
  const given = form.get('token');
  const token = typeof given === 'string' ? given : '';
  try {
    await signIn(linkWay, { token, redirect: false, redirectTo: signInPage });
  } catch (error) {
    if (error instanceof AuthError) redirect(signInLinkPage(token));
    throw error;
  }
  redirect(actionsPage);
}
