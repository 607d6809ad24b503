'use server';

import { askForLink } from '@/app/ask-for-link';
import type { AskForLinkState } from '@/components/sign-in/ask-for-link-form';
import { requestPasswordReset } from '@/lib/services/accounts/request-password-reset';

/** Has a link to set a new password mailed. */
export async function mailPasswordLink(before: AskForLinkState, form: FormData): Promise<AskForLinkState> {
  return askForLink(requestPasswordReset, before, form);
}
