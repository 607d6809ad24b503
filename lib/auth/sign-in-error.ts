import { CredentialsSignin } from 'next-auth';
import { env } from '@/lib/core/env';
import type { DomainError } from '@/lib/core/errors';
import { formatWait } from '@/lib/core/wording';

/** A refusal on its way through the sign-in library: its code is all that the library passes on. */
export class SignInError extends CredentialsSignin {
  constructor(error: DomainError) {
    super();
    this.code = [error.code, error.facts.retryAfterSeconds].filter((part) => part !== undefined).join('.');
  }
}

/** What to tell a person whose sign-in ended with an error of the sign-in library, and the code of a refusal. */
export function signInErrorSentence(error: string, code = ''): string {
  if (error === 'AccessDenied') {
    return `Your ${env.HEED_OIDC_NAME} account’s verified email address has no active account here. Ask an admin for access.`;
  }
  const [reason, seconds] = code.split('.');
  if (reason === 'too_many_requests') return `Too many attempts. Try again ${formatWait(Number(seconds))}.`;
  if (error === 'CredentialsSignin' && reason !== 'unavailable') {
    return 'Incorrect email address or password.';
  }
  return 'Sign-in isn’t available right now. Try again soon.';
}
