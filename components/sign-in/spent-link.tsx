import { AuthCard } from '@/components/sign-in/auth-card';
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
    <AuthCard heading="This link has expired or was already used">
      <p>{children}</p>
      <ButtonLink href={href} size="large">
        Get a new link
      </ButtonLink>
      <Link href={returningTo(signInPage, returnTo)}>Back to sign-in</Link>
    </AuthCard>
  );
}
