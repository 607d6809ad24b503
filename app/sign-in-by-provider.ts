'use server';

import { redirect } from 'next/navigation';
import { providerMethod } from '@/lib/auth/next-auth';
import { ownPath } from '@/lib/auth/own-path';
import { signIn } from '@/lib/http/sessions';

/** Leads to the identity provider, which leads back. */
export async function signInByProvider(form: FormData): Promise<void> {
  const redirectTo = ownPath(form.get('returnTo'));
  redirect(await signIn(providerMethod, { redirect: false, redirectTo }));
}
