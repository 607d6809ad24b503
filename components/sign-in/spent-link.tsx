import { DoorCard } from '@/components/sign-in/door-card';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { returningTo, signInPage } from '@/lib/core/routes';

interface SpentLinkProps {
  /** What such a link is good for, and for how long. */
  children: string;
  /** Where another one is asked for. */
  href: string;
  returnTo: string;
}

/** What a one-time link that was used, or came too late, leads to. */
export function SpentLink({ children, href, returnTo }: SpentLinkProps) {
  return (
    <DoorCard heading="This link does not work any more">
      <p>{children} This one has been used or has expired.</p>
      <ButtonLink href={href} size="large">
        Ask for another link
      </ButtonLink>
      <Link href={returningTo(signInPage, returnTo)}>Back to the sign-in page</Link>
    </DoorCard>
  );
}
