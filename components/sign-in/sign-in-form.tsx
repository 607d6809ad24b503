'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { TextField } from '@/components/ui/text-field';
import { forgotPasswordPage, requestSignInLinkPage, returningTo } from '@/lib/core/routes';

/** What the last attempt left behind. */
export type SignInState = { errorMessage: string | null; email: string; attempts: number };

interface SignInFormProps {
  action: (before: SignInState, form: FormData) => Promise<SignInState>;
  /** Why an attempt elsewhere was refused. */
  errorMessage: string | null;
  returnTo: string;
  /** Whether a link to sign in with could arrive. */
  sendsMail: boolean;
}

/** E-mail address and password. Works without scripts, too. */
export function SignInForm({ action, errorMessage, returnTo, sendsMail }: SignInFormProps) {
  const [state, submit, isPending] = useActionState(action, { errorMessage, email: '', attempts: 0 });
  return (
    <AuthForm
      outcome={state}
      submit={submit}
      isPending={isPending}
      hidden={{ returnTo }}
      submitLabel="Sign in"
      more={
        sendsMail && (
          <ButtonLink href={returningTo(requestSignInLinkPage, returnTo)} size="large">
            Sign in without a password
          </ButtonLink>
        )
      }
    >
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        maxLength={254}
      />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" maxLength={1000} />
      <Link href={returningTo(forgotPasswordPage, returnTo)}>Forgot your password?</Link>
    </AuthForm>
  );
}
