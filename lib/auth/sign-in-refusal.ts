import { CredentialsSignin } from 'next-auth';
import { env } from '@/lib/core/env';
import type { DomainError } from '@/lib/core/errors';
import { waitInWords } from '@/lib/core/wording';

/** A refusal on its way through the sign-in library: its code is all that the library passes on. */
export class SignInRefusal extends CredentialsSignin {
  constructor(error: DomainError) {
    super();
    this.code = [error.code, error.facts.retryAfterSeconds].filter((part) => part !== undefined).join('.');
  }
}

/** What to tell a person whose sign-in ended with an error of the sign-in library, and the code of a refusal. */
export function signInRefusalSentence(error: string, code = ''): string {
  if (error === 'AccessDenied') {
    return `${env.HEED_OIDC_NAME} knows you, but no active account here has your confirmed e-mail address. Ask an admin for one.`;
  }
  const [reason, seconds] = code.split('.');
  if (reason === 'too_many_requests') return `Too many attempts. Try again ${waitInWords(Number(seconds))}.`;
  if (error === 'CredentialsSignin' && reason !== 'unavailable') {
    return 'No active account has that e-mail address and password. Check both and try again.';
  }
  return 'Signing in does not work for the moment. Try again soon.';
}
