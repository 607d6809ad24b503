import { AuthCard } from '@/components/sign-in/auth-card';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

interface PasswordSetProps {
  /** Who is signed in. */
  name: string;
  returnTo: string;
  signOut: (form: FormData) => Promise<void>;
}

/** What somebody is told who set a password while another person is signed in at this browser. */
export function PasswordSet({ name, returnTo, signOut }: PasswordSetProps) {
  return (
    <AuthCard heading="Password set">
      <p className="break-words">
        This browser is signed in as <b className="font-medium">{name}</b>. Sign out to sign in with the new password.
      </p>
      <form action={signOut} className="grid gap-3">
        <input type="hidden" name="returnTo" value={returnTo} />
        <Button type="submit" variant="primary" size="large">
          Sign out
        </Button>
        <ButtonLink href={returnTo} size="large">
          Continue as {name}
        </ButtonLink>
      </form>
    </AuthCard>
  );
}
