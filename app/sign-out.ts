'use server';

import { redirect } from 'next/navigation';
import { currentPerson } from '@/lib/auth/current-person';
import { signInPage } from '@/lib/core/routes';
import { signOut } from '@/lib/http/sessions';
import { createContext } from '@/lib/services/create-context';
import { signOutEverywhere } from '@/lib/services/people/sign-out-everywhere';

/** Ends the session of this browser. */
export async function signOutHere(): Promise<void> {
  await signOut({ redirect: false });
  redirect(`${signInPage}?notice=signed-out`);
}

/** Ends every session of the person, on all devices. */
export async function signOutOfAll(): Promise<void> {
  const person = await currentPerson();
  if (person !== null) await signOutEverywhere(createContext(person));
  await signOutHere();
}
