import type { Metadata } from 'next';
import { LinkCard } from '@/components/sign-in/link-card';
import { ownPath } from '@/lib/auth/own-path';
import { sendsMail } from '@/lib/core/env';
import { linkLives } from '@/lib/core/link-lives';
import { mailPasswordLink } from './actions';

export const metadata: Metadata = { title: 'Forgot your password?' };

const accepted = `If there is an account with that address, a mail with a link is on its way. The link works for ${linkLives.password_reset.words}. If nothing comes, look among the spam.`;

type SearchParams = Promise<{ returnTo?: string | string[] }>;

/** Where a link to set a new password is asked for. */
export default async function ForgotPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const { returnTo } = await searchParams;
  return (
    <LinkCard
      accepted={accepted}
      action={mailPasswordLink}
      heading="Forgot your password?"
      label="Mail me a link"
      returnTo={ownPath(returnTo)}
      sendsMail={sendsMail()}
    >
      Enter your e-mail address, and you get a link to set a new password.
    </LinkCard>
  );
}
