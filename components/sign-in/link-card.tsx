import { AskForLinkForm, type AskForLinkState } from '@/components/sign-in/ask-for-link-form';
import { AuthCard } from '@/components/sign-in/auth-card';
import { Link } from '@/components/ui/link';
import { returningTo, signInPage } from '@/lib/core/routes';

interface LinkCardProps {
  accepted: string;
  action: (before: AskForLinkState, form: FormData) => Promise<AskForLinkState>;
  children: string;
  heading: string;
  label: string;
  returnTo: string;
  /** Without a mail provider nothing would arrive. */
  sendsMail: boolean;
}

/** Where a one-time link is asked for. */
export function LinkCard({ accepted, action, children, heading, label, returnTo, sendsMail }: LinkCardProps) {
  return (
    <AuthCard heading={heading}>
      {sendsMail ? (
        <>
          <p>{children}</p>
          <AskForLinkForm accepted={accepted} action={action} label={label} returnTo={returnTo} />
        </>
      ) : (
        <p>Email isn’t set up here. Ask an admin to help you sign in.</p>
      )}
      <Link href={returningTo(signInPage, returnTo)}>Back to sign-in</Link>
    </AuthCard>
  );
}
