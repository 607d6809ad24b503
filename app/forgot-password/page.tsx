import type { Metadata } from 'next';
import { LinkCard } from '@/components/sign-in/link-card';
import { ownPath } from '@/lib/auth/own-path';
import { sendsMail } from '@/lib/core/env';
import { linkLives } from '@/lib/core/link-lives';
import { mailPasswordLink } from './actions';

export const metadata: Metadata = { title: 'Forgot your password?' };

const accepted = `If that address has an account, we’ve sent a link. It works for ${linkLives.password_reset.words}. Can’t find it? Check your spam folder.`;

type SearchParams = Promise<{ returnTo?: string | string[] }>;

/** Where a link to set a new password is asked for. */
export default async function ForgotPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo } = await searchParams;
  return (
    <LinkCard
      accepted={accepted}
      action={mailPasswordLink}
      heading="Forgot your password?"
      label="Email me a link"
      returnTo={ownPath(returnTo)}
      sendsMail={sendsMail()}
    >
      Enter your email address and we’ll send you a link to set a new password.
    </LinkCard>
  );
}
