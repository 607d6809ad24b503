'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';
import { TextField } from '@/components/ui/text-field';

/** What the last attempt left behind. */
export type SetPasswordState = { errorMessage: string | null; attempts: number };

interface SetPasswordFormProps {
  action: (before: SetPasswordState, form: FormData) => Promise<SetPasswordState>;
  email: string;
  returnTo: string;
  shortest: number;
  token: string;
}

/** A new password, typed twice. The address is there for password managers. */
export function SetPasswordForm({ action, email, returnTo, shortest, token }: SetPasswordFormProps) {
  const [state, submit, isPending] = useActionState(action, { errorMessage: null, attempts: 0 });
  return (
    <AuthForm
      outcome={state}
      submit={submit}
      isPending={isPending}
      hidden={{ token, returnTo }}
      submitLabel="Set password"
    >
      <TextField label="Email address" type="email" autoComplete="username" defaultValue={email} isReadOnly />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        description={`At least ${shortest} characters. Several unrelated words are easy to remember and hard to guess.`}
      />
      <TextField label="Confirm password" name="repeated" type="password" autoComplete="new-password" />
    </AuthForm>
  );
}
