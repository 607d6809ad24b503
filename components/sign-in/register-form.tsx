'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';
import { TextField } from '@/components/ui/text-field';

/** What the last attempt left behind. */
export type RegisterState = { errorMessage: string | null; attempts: number; full_name: string };

interface RegisterFormProps {
  action: (before: RegisterState, form: FormData) => Promise<RegisterState>;
  email: string;
  full_name: string;
  shortest: number;
  token: string;
  uuid: string;
}

/** A name and a new password for who has no account yet. The address is there for password managers. */
export function RegisterForm({ action, email, full_name, shortest, token, uuid }: RegisterFormProps) {
  const [state, submit, isPending] = useActionState(action, { errorMessage: null, attempts: 0, full_name });
  return (
    <AuthForm
      outcome={state}
      submit={submit}
      isPending={isPending}
      hidden={{ token, uuid }}
      submitLabel="Create account and accept"
    >
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        isReadOnly
      />
      <TextField
        label="Your name"
        name="full_name"
        autoComplete="name"
        maxLength={200}
        defaultValue={state.full_name}
      />
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
