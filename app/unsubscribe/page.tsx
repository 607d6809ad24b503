import type { Metadata } from 'next';
import { AuthCard } from '@/components/sign-in/auth-card';
import { ButtonLink } from '@/components/ui/button-link';
import { signInPage } from '@/lib/core/routes';
import { createContext } from '@/lib/services/create-context';
import { findDigestSubscription } from '@/lib/services/digests/find-digest-subscription';
import { stopDigest, takeDigestBack } from './actions';
import { SubscriptionForm } from './subscription-form';

export const metadata: Metadata = { title: 'Daily digest' };

/** What each digest is, and what stays without it. */
const words = {
  actions: {
    when: 'at 9:00 on days when something needs attention.',
    rest: 'Your actions stay in the app, and you can resubscribe at any time.',
  },
  notices: {
    when: 'at 9:00 on days when you have unread notifications or alerts.',
    rest: 'They stay in the app. Critical ones are still emailed, and you can resubscribe at any time.',
  },
} as const;

type SearchParams = Promise<{ token?: string | string[] }>;

/** Where the link at the end of a digest leads. Looking at it changes nothing: programs that open every link do no harm. */
export default async function UnsubscribePage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  if (typeof token !== 'string') return <UnknownLink />;
  const found = await findDigestSubscription(createContext({ kind: 'anonymous' }), token);
  if (found === null) return <UnknownLink />;
  const { when, rest } = words[found.digest];
  return found.isOn ? (
    <AuthCard heading="Unsubscribe from the daily digest?">
      <p>
        We email <strong>{found.email}</strong> {when} {rest}
      </p>
      <SubscriptionForm action={stopDigest} label="Unsubscribe" token={token} variant="primary" />
    </AuthCard>
  ) : (
    <AuthCard heading="You’re unsubscribed">
      <p>
        We no longer email the daily digest to <strong>{found.email}</strong>. Changed your mind?
      </p>
      <SubscriptionForm action={takeDigestBack} label="Resubscribe" token={token} variant="secondary" />
    </AuthCard>
  );
}

function UnknownLink() {
  return (
    <AuthCard heading="This link doesn’t work">
      <p>Open the link in the digest again, or change this in Preferences.</p>
      <ButtonLink href={signInPage} size="large">
        Go to sign-in
      </ButtonLink>
    </AuthCard>
  );
}
