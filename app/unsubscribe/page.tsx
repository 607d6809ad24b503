import type { Metadata } from 'next';
import { DoorCard } from '@/components/sign-in/door-card';
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
    rest: 'Your actions stay where they are, and you can have the digest back at any time.',
  },
  notices: {
    when: 'at 9:00 on days when there are notifications or alerts that you have not read.',
    rest: 'They stay in the app, what is critical is still mailed at once, and you can have the digest back at any time.',
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
    <DoorCard heading="Stop the daily digest?">
      <p>
        We mail <strong>{found.email}</strong> {when} {rest}
      </p>
      <SubscriptionForm action={stopDigest} label="Stop the digest" token={token} variant="primary" />
    </DoorCard>
  ) : (
    <DoorCard heading="The daily digest is off">
      <p>
        We no longer mail it to <strong>{found.email}</strong>. Was that a mistake?
      </p>
      <SubscriptionForm action={takeDigestBack} label="Undo: send it again" token={token} variant="secondary" />
    </DoorCard>
  );
}

function UnknownLink() {
  return (
    <DoorCard heading="This link does not work">
      <p>Open it from the end of a digest once more, or change what we send in your preferences.</p>
      <ButtonLink href={signInPage} size="large">
        Go to the sign-in page
      </ButtonLink>
    </DoorCard>
  );
}
