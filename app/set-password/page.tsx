import type { Metadata } from 'next';
import { DoorCard } from '@/components/sign-in/door-card';
import { SetPasswordForm } from '@/components/sign-in/set-password-form';
import { ButtonLink } from '@/components/ui/button-link';
import { signInPage } from '@/lib/core/routes';
import { createContext } from '@/lib/services/create-context';
import { findAccountLink } from '@/lib/services/people/find-account-link';
import { SHORTEST_PASSWORD } from '@/lib/services/people/password-rules';
import { setPasswordByLink } from './actions';

export const metadata: Metadata = { title: 'Set your password' };

type SearchParams = Promise<{ token?: string | string[] }>;

/** Where a one-time link leads. */
export default async function SetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  const link =
    typeof token === 'string'
      ? await findAccountLink(createContext({ kind: 'anonymous' }), 'set_password', token)
      : null;
  if (link === null || typeof token !== 'string') return <SpentLink />;
  return (
    <DoorCard heading="Set your password">
      <SetPasswordForm action={setPasswordByLink} email={link.user.email} shortest={SHORTEST_PASSWORD} token={token} />
    </DoorCard>
  );
}

function SpentLink() {
  return (
    <DoorCard heading="This link does not work any more">
      <p>
        A link to set a password works once, within 72 hours. This one has been used or has expired: ask an admin for a
        new one.
      </p>
      <ButtonLink href={signInPage} size="large">
        Go to the sign-in page
      </ButtonLink>
    </DoorCard>
  );
}
