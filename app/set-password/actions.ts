'use server';

import { redirect } from 'next/navigation';
import type { SetPasswordState } from '@/components/sign-in/set-password-form';
import { personInBrowser } from '@/lib/auth/current-person';
import { ownPath } from '@/lib/auth/own-path';
import { DomainError } from '@/lib/core/errors';
import { returningTo, signInPage } from '@/lib/core/routes';
import { toDomainError } from '@/lib/db/database-errors';
import { setPassword } from '@/lib/services/accounts/set-password';
import { createContext } from '@/lib/services/create-context';

/** Sets a password with a one-time link, then leads to the sign-in page; a refusal comes back as a sentence. */
export async function setPasswordByLink(before: SetPasswordState, form: FormData): Promise<SetPasswordState> {
  const [token, password, repeated] = [form.get('token'), form.get('password'), form.get('repeated')];
  const failed = (errorMessage: string) => ({ errorMessage, attempts: before.attempts + 1 });
  if (typeof token !== 'string' || typeof password !== 'string') return failed('Open the link again.');
  if (password !== repeated) return failed('The passwords don’t match.');
  try {
    const person = await personInBrowser();
    const keptSessionId = person?.credential ?? null;
    await setPassword(createContext({ kind: 'anonymous' }), { token, password, keptSessionId });
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    return failed(error.facts.fields?.['password']?.join(' ') ?? error.message);
  }
  redirect(returningTo(`${signInPage}?notice=password-set`, ownPath(form.get('returnTo'))));
}
