'use server';

import { redirect } from 'next/navigation';
import { startSession } from '@/app/start-session';
import type { SignInState } from '@/components/sign-in/sign-in-form';
import { demoMethod, passwordMethod } from '@/lib/auth/next-auth';
import { ownPath } from '@/lib/auth/own-path';
import { signInErrorSentence } from '@/lib/auth/sign-in-error';
import { signInPage } from '@/lib/core/routes';

/** Signs in with e-mail address and password; a refusal comes back as a sentence. */
export async function signInByPassword(before: SignInState, form: FormData): Promise<SignInState> {
  const [email, password] = [textOf(form, 'email'), textOf(form, 'password')];
  const failed = (errorMessage: string) => ({ errorMessage, email, attempts: before.attempts + 1 });
  if (email.trim() === '' || password === '') return failed('Enter your email address and password.');
  const problem = await startSession(passwordMethod, { email, password });
  if (problem !== null) return failed(signInErrorSentence(problem.error, problem.code));
  redirect(ownPath(form.get('returnTo')));
}

/** Signs in as a demo person with one click; there is such a way on demo installations only. */
export async function signInAsDemoPerson(form: FormData): Promise<void> {
  const returnTo = ownPath(form.get('returnTo'));
  const problem = await startSession(demoMethod, { uuid: textOf(form, 'uuid') });
  redirect(problem === null ? returnTo : `${signInPage}?${new URLSearchParams({ returnTo, ...problem })}`);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
