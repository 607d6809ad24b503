'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/sign-in/form-outcome';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** What the last attempt left behind. */
export type AskForLinkState = { refusal: string | null; email: string; attempts: number; isAccepted: boolean };

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
    refusal: null,
    email: '',
    attempts: 0,
    isAccepted: false,
  });
  return (
    <form action={submit} className="grid gap-4" key={state.attempts}>
      {state.refusal !== null && (
        <FormOutcome attempts={state.attempts} tone="danger">
          {state.refusal}
        </FormOutcome>
      )}
      {state.isAccepted && (
        <FormOutcome attempts={state.attempts} tone="success">
          {accepted}
        </FormOutcome>
      )}
      <input type="hidden" name="returnTo" value={returnTo} />
      <TextField
        label="Email address"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.email}
        maxLength={254}
      />
      <Button type="submit" variant="primary" size="large" isPending={isPending}>
        {state.isAccepted ? 'Send another' : label}
      </Button>
    </form>
  );
}
