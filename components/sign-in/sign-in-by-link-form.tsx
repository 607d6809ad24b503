'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/sign-in/form-outcome';
import { Button } from '@/components/ui/button';

/** What the last attempt left behind. */
export type SignInByLinkState = { refusal: string | null; attempts: number };

interface SignInByLinkFormProps {
  action: (before: SignInByLinkState, form: FormData) => Promise<SignInByLinkState>;
  email: string;
  returnTo: string;
  token: string;
}

/** The one click that signs in with a link. Works without scripts, too. */
export function SignInByLinkForm({ action, email, returnTo, token }: SignInByLinkFormProps) {
  const [state, submit, isPending] = useActionState(action, { refusal: null, attempts: 0 });
  return (
    <form action={submit} className="grid gap-4">
      {state.refusal !== null && (
        <FormOutcome attempts={state.attempts} tone="danger">
          {state.refusal}
        </FormOutcome>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <p className="break-words">
        You’re about to sign in as <b className="font-medium">{email}</b>.
      </p>
      <Button type="submit" variant="primary" size="large" isPending={isPending}>
        Sign in
      </Button>
    </form>
  );
}
