import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { signInByProvider } from '@/app/sign-in-by-provider';
import { signOutHere } from '@/app/sign-out';
import { AuthCard } from '@/components/sign-in/auth-card';
import { InvitationCard } from '@/components/sign-in/invitation-card';
import { ProviderButton } from '@/components/sign-in/provider-button';
import { RegisterForm } from '@/components/sign-in/register-form';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { currentPerson } from '@/lib/auth/current-person';
import { hasProvider } from '@/lib/auth/next-auth';
import { uuid as uuidSchema } from '@/lib/contracts/common';
import { env } from '@/lib/core/env';
import { invitationLinkPage, invitationPage } from '@/lib/core/invitation-routes';
import { signInPage, signInPageFor } from '@/lib/core/routes';
import { SHORTEST_PASSWORD } from '@/lib/services/accounts/password-rules';
import { createContext } from '@/lib/services/create-context';
import { type InvitedBy, readByLink } from '@/lib/services/invitations/read-by-link';
import { registerByLink } from './actions';

export const metadata: Metadata = { title: 'Invitation' };

type SearchParams = Promise<{ invitation?: string | string[]; token?: string | string[] }>;

/** Where the link of a mailed invitation leads. Opening it changes nothing. */
export default async function InvitationPage({ searchParams }: { searchParams: SearchParams }) {
  const { invitation, token } = await searchParams;
  const uuid = uuidSchema.safeParse(invitation).data;
  const ctx = createContext({ kind: 'anonymous' });
  const person = await currentPerson();
  const found = uuid === undefined || typeof token !== 'string' ? null : await readByLink(ctx, uuid, token, person);
  if (uuid === undefined || typeof token !== 'string' || found === null || found.details.state !== 'pending') {
    return <Spent hasExpired={found?.details.state === 'expired'} />;
  }
  if (found.account === 'own') redirect(invitationPage(uuid));
  return (
    <InvitationCard details={found.details}>
      <Answer found={found} token={token} uuid={uuid} />
    </InvitationCard>
  );
}

function Spent({ hasExpired }: { hasExpired: boolean }) {
  return (
    <AuthCard heading={hasExpired ? 'This invitation has expired' : 'This link was already used or no longer works'}>
      <p>Ask the person who invited you to resend it.</p>
      <ButtonLink href={signInPage} size="large">
        Go to sign-in
      </ButtonLink>
    </AuthCard>
  );
}

type AnswerProps = { found: InvitedBy; token: string; uuid: string };

function Answer({ found: { account, details, full_name }, token, uuid }: AnswerProps) {
  const page = invitationPage(uuid);
  switch (account) {
    case 'inactive':
      return <p>The account with this address isn’t active. Ask an admin for help.</p>;
    case 'other':
      return (
        <form action={signOutHere} className="grid gap-3">
          <p>{`This invitation is for ${details.email}, but you’re signed in with a different address.`}</p>
          <input type="hidden" name="returnTo" value={invitationLinkPage(uuid, token)} />
          <Button type="submit" variant="primary" size="large">
            Sign out
          </Button>
        </form>
      );
    case 'own':
    case 'known':
      return (
        <ButtonLink href={signInPageFor(page)} size="large" variant="primary">
          Sign in to accept
        </ButtonLink>
      );
    case 'none':
      return (
        <>
          <RegisterForm
            action={registerByLink}
            email={details.email}
            full_name={full_name}
            shortest={SHORTEST_PASSWORD}
            token={token}
            uuid={uuid}
          />
          {hasProvider && <ProviderButton action={signInByProvider} name={env.HEED_OIDC_NAME} returnTo={page} />}
        </>
      );
  }
}
