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
  const refused = (refusal: string) => ({ refusal, attempts: before.attempts + 1 });
  if (typeof token !== 'string' || typeof password !== 'string') return refused('Open the link again.');
  if (password !== repeated) return refused('The passwords don’t match.');
  try {
    const person = await personInBrowser();
    const keptSessionId = person?.credential ?? null;
    await setPassword(createContext({ kind: 'anonymous' }), { token, password, keptSessionId });
  } catch (thrown) {
    const error = toDomainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    return refused(error.facts.fields?.['password']?.join(' ') ?? error.message);
  }
  redirect(returningTo(`${signInPage}?notice=password-set`, ownPath(form.get('returnTo'))));
}
