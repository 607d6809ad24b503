'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';
import { TextField } from '@/components/ui/text-field';

/** What the last attempt left behind. */
export type AskForLinkState = { errorMessage: string | null; email: string; attempts: number; isAccepted: boolean };

interface AskForLinkFormProps {
  action: (before: AskForLinkState, form: FormData) => Promise<AskForLinkState>;
  /** Says what happens, to whoever has an account and to whoever has none alike. */
  accepted: string;
  label: string;
  returnTo: string;
}

/** An address that a one-time link is mailed to. Works without scripts, too. */
export function AskForLinkForm({ accepted, action, label, returnTo }: AskForLinkFormProps) {
  const [state, submit, isPending] = useActionState(action, {
    errorMessage: null,
    email: '',
    attempts: 0,
    isAccepted: false,
  });
  return (
    <AuthForm
      outcome={{ ...state, accepted: state.isAccepted ? accepted : undefined }}
      submit={submit}
      isPending={isPending}
      hidden={{ returnTo }}
      submitLabel={state.isAccepted ? 'Send another' : label}
    >
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        maxLength={254}
      />
    </AuthForm>
  );
}
