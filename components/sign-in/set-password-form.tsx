'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/sign-in/form-outcome';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** What the last attempt left behind. */
export type SetPasswordState = { refusal: string | null; attempts: number };

interface SetPasswordFormProps {
  action: (before: SetPasswordState, form: FormData) => Promise<SetPasswordState>;
  email: string;
  returnTo: string;
  shortest: number;
  token: string;
}

/** A new password, typed twice. The address is there for password managers. */
export function SetPasswordForm({ action, email, returnTo, shortest, token }: SetPasswordFormProps) {
  const [state, submit, isPending] = useActionState(action, { refusal: null, attempts: 0 });
  return (
    <form action={submit} className="grid gap-4" key={state.attempts}>
      {state.refusal !== null && (
        <FormOutcome attempts={state.attempts} tone="danger">
          {state.refusal}
        </FormOutcome>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <TextField label="Email address" type="email" autoComplete="username" defaultValue={email} isReadOnly />
      <TextField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        description={`At least ${shortest} characters. Several unrelated words are easy to remember and hard to guess.`}
      />
      <TextField label="Confirm password" name="repeated" type="password" autoComplete="new-password" />
      <Button type="submit" variant="primary" size="large" isPending={isPending}>
        Set password
      </Button>
    </form>
  );
}
