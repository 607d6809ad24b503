import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { askedPathHeader } from '@/lib/auth/asked-path';
import { authenticate } from '@/lib/auth/authenticate';
import { can, isInScope } from '@/lib/auth/permissions';
import type { PersonActor } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { signInPage, signInPageFor } from '@/lib/core/routes';

/** Who looks at the page being rendered; null when nobody is signed in. Asked once per request. */
export const currentPerson = cache(async (): Promise<PersonActor | null> => {
  const actor = await authenticate(await headers(), clock());
  return actor.kind === 'person' && isInScope(actor, 'read') ? actor : null;
});

/** Who acts in the browser being answered: a session, never a token, which no browser sends by itself. */
export async function personInBrowser(): Promise<PersonActor | null> {
  const person = await currentPerson();
  return person?.via === 'session' ? person : null;
}

/** The person who looks at a page. Anybody else is led to sign in and then back. */
export async function requirePersonPage(): Promise<PersonActor> {
  const person = await currentPerson();
  if (person !== null) return person;
  const asked = (await headers()).get(askedPathHeader);
  redirect(asked === null ? signInPage : signInPageFor(asked));
}

/** Somebody who reads everything about access: the committee, staff and support. Others are told that there is no such page. */
export async function requireAccessReaderPage(): Promise<PersonActor> {
  const person = await requirePersonPage();
  return can(person, 'ACCESS_COMMITTEE_OR_SUPPORT') ? person : notFound();
}

/** Somebody who reads everything: staff and support. Others are told that there is no such page. */
export async function requireStaffOrSupportPage(): Promise<PersonActor> {
  const person = await requirePersonPage();
  return can(person, 'STAFF_OR_SUPPORT') ? person : notFound();
}

/** Somebody who changes what the committee decides: the committee and staff. Others are told that there is no such page. */
export async function requireAccessCommitteePage(): Promise<PersonActor> {
  const person = await requirePersonPage();
  return can(person, 'ACCESS_COMMITTEE') ? person : notFound();
}

/** The member of staff who looks at a page. Others are told that there is no such page. */
export async function requireStaffPage(): Promise<PersonActor> {
  const person = await requirePersonPage();
  return can(person, 'STAFF') ? person : notFound();
}
