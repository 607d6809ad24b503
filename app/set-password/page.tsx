import type { Metadata } from 'next';
import { AuthCard } from '@/components/sign-in/auth-card';
import { SetPasswordForm } from '@/components/sign-in/set-password-form';
import { SpentLink } from '@/components/sign-in/spent-link';
import { ownPath } from '@/lib/auth/own-path';
import { forgotPasswordPage, returningTo } from '@/lib/core/routes';
import { findAccountLink } from '@/lib/services/accounts/find-account-link';
import { SHORTEST_PASSWORD } from '@/lib/services/accounts/password-rules';
import { createContext } from '@/lib/services/create-context';
import { setPasswordByLink } from './actions';

export const metadata: Metadata = { title: 'Set your password' };

type SearchParams = Promise<{ returnTo?: string | string[]; token?: string | string[] }>;

/** Where a one-time link leads. */
export default async function SetPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo: asked, token } = await searchParams;
  const returnTo = ownPath(asked);
  const link =
    typeof token === 'string'
      ? await findAccountLink(createContext({ kind: 'anonymous' }), 'set_password', token)
      : null;
  if (link === null || typeof token !== 'string') {
    return (
      <SpentLink href={returningTo(forgotPasswordPage, returnTo)} returnTo={returnTo}>
        Links to set a password work once.
      </SpentLink>
    );
  }
  return (
    <AuthCard heading="Set your password">
      <SetPasswordForm
        action={setPasswordByLink}
        email={link.user.email}
        returnTo={returnTo}
        shortest={SHORTEST_PASSWORD}
        token={token}
      />
    </AuthCard>
  );
}
