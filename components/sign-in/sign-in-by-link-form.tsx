'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';

/** What the last attempt left behind. */
export type SignInByLinkState = { errorMessage: string | null; attempts: number };

interface SignInByLinkFormProps {
  action: (before: SignInByLinkState, form: FormData) => Promise<SignInByLinkState>;
  email: string;
  returnTo: string;
  token: string;
}

/** The one click that signs in with a link. Works without scripts, too. */
export function SignInByLinkForm({ action, email, returnTo, token }: SignInByLinkFormProps) {
  const [state, submit, isPending] = useActionState(action, { errorMessage: null, attempts: 0 });
  return (
    <AuthForm outcome={state} submit={submit} isPending={isPending} hidden={{ token, returnTo }} submitLabel="Sign in">
      <p className="break-words">
        You’re about to sign in as <b className="font-medium">{email}</b>.
      </p>
    </AuthForm>
  );
}
