import type { Metadata } from 'next';
import { AuthCard } from '@/components/sign-in/auth-card';
import { LinkCard } from '@/components/sign-in/link-card';
import { SignInByLinkForm } from '@/components/sign-in/sign-in-by-link-form';
import { SpentLink } from '@/components/sign-in/spent-link';
import { ownPath } from '@/lib/auth/own-path';
import { env, sendsMail } from '@/lib/core/env';
import { linkLives } from '@/lib/core/link-lives';
import { requestSignInLinkPage, returningTo } from '@/lib/core/routes';
import { findAccountLink } from '@/lib/services/accounts/find-account-link';
import { createContext } from '@/lib/services/create-context';
import { mailSignInLink, signInByLink } from './actions';

export const metadata: Metadata = { title: 'Sign in with a link' };

const life = linkLives.sign_in_link.words;
const accepted = `If that address has an account, we’ve sent a link. It works for ${life}. Can’t find it? Check your spam folder.`;

type SearchParams = Promise<{ returnTo?: string | string[]; token?: string | string[] }>;

/** Where a link to sign in with is asked for, and where it leads. Opening it signs nobody in: mail programs open links, too. */
export default async function SignInLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo: asked, token } = await searchParams;
  const returnTo = ownPath(asked);
  if (typeof token !== 'string') return <Ask returnTo={returnTo} />;
  const link = await findAccountLink(createContext({ kind: 'anonymous' }), 'sign_in', token);
  if (link === null) {
    return (
      <SpentLink href={returningTo(requestSignInLinkPage, returnTo)} returnTo={returnTo}>
        {`Sign-in links work once, within ${life}.`}
      </SpentLink>
    );
  }
  return (
    <AuthCard heading={`Sign in to ${env.HEED_SITE_NAME}`}>
      <SignInByLinkForm action={signInByLink} email={link.user.email} returnTo={returnTo} token={token} />
    </AuthCard>
  );
}

function Ask({ returnTo }: { returnTo: string }) {
  return (
    <LinkCard
      accepted={accepted}
      action={mailSignInLink}
      heading="Sign in without a password"
      label="Email me a link"
      returnTo={returnTo}
      sendsMail={sendsMail()}
    >
      Enter your email address and we’ll send you a one-time sign-in link.
    </LinkCard>
  );
}
