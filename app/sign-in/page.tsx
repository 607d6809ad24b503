import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInByProvider } from '@/app/sign-in-by-provider';
import { signOutHere } from '@/app/sign-out';
import { AuthCard } from '@/components/sign-in/auth-card';
import { DemoPeople } from '@/components/sign-in/demo-people';
import { FirstAdmin } from '@/components/sign-in/first-admin';
import { PasswordSet } from '@/components/sign-in/password-set';
import { ProviderButton } from '@/components/sign-in/provider-button';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { Callout } from '@/components/ui/callout';
import { currentPerson } from '@/lib/auth/current-person';
import { hasProvider } from '@/lib/auth/next-auth';
import { ownPath } from '@/lib/auth/own-path';
import { signInErrorSentence } from '@/lib/auth/sign-in-error';
import { env, sendsMail } from '@/lib/core/env';
import { listDemoPeople } from '@/lib/services/accounts/list-demo-people';
import { createContext } from '@/lib/services/create-context';
import { hasPeople } from '@/lib/services/people/has-people';
import { signInAsDemoPerson, signInByPassword } from './actions';

export const metadata: Metadata = { title: 'Sign in' };

const PASSWORD_SET = 'password-set';

const notices = new Map([
  [PASSWORD_SET, 'Password set. Sign in with it.'],
  ['signed-out', 'You’re signed out.'],
]);

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The sign-in page. Who is signed in already goes straight through, unless they have just set a password, which may be another person's. */
export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const returnTo = ownPath(asked['returnTo']);
  const person = await currentPerson();
  if (person !== null && asked['notice'] === PASSWORD_SET) {
    return <PasswordSet name={person.name} returnTo={returnTo} signOut={signOutHere} />;
  }
  if (person !== null) redirect(returnTo);
  const ctx = createContext({ kind: 'anonymous' });
  if (!(await hasPeople(ctx))) return <FirstAdmin siteName={env.HEED_SITE_NAME} />;
  const { error, code, notice } = asked;
  const errorMessage = typeof error === 'string' ? signInErrorSentence(error, String(code ?? '')) : null;
  const people = await listDemoPeople(ctx);
  return (
    <AuthCard heading={`Sign in to ${env.HEED_SITE_NAME}`}>
      {typeof notice === 'string' && notices.has(notice) && errorMessage === null && (
        <Callout tone="success">{notices.get(notice)}</Callout>
      )}
      <SignInForm action={signInByPassword} errorMessage={errorMessage} returnTo={returnTo} sendsMail={sendsMail()} />
      {hasProvider && <ProviderButton action={signInByProvider} name={env.HEED_OIDC_NAME} returnTo={returnTo} />}
      {people.length > 0 && <DemoPeople action={signInAsDemoPerson} people={people} returnTo={returnTo} />}
    </AuthCard>
  );
}
