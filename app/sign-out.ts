'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { personInBrowser } from '@/lib/auth/current-person';
import { ownPath } from '@/lib/auth/own-path';
import { readSessionCookie } from '@/lib/auth/session-cookie';
import { returningTo, signInPage } from '@/lib/core/routes';
import { signOut } from '@/lib/http/sessions';
import { endSignedOutSession } from '@/lib/services/accounts/end-signed-out-session';
import { signOutEverywhere } from '@/lib/services/accounts/sign-out-everywhere';
import { createContext } from '@/lib/services/create-context';

/** Ends the session of this browser. A form may say where its person wanted to go. */
export async function signOutHere(form?: FormData): Promise<void> {
  const session = await readSessionCookie(await headers());
  // Before the cookie goes: when this fails, the person is still signed in and sees it.
  if (session !== null) await endSignedOutSession(createContext({ kind: 'anonymous' }), session);
  await signOut({ redirect: false });
  redirect(returningTo(`${signInPage}?notice=signed-out`, ownPath(form?.get('returnTo'))));
}

/** Ends every session of the person, on all devices. */
export async function signOutOfAll(): Promise<void> {
  const person = await personInBrowser();
  if (person !== null) await signOutEverywhere(createContext(person));
  await signOutHere();
}
