'use client';

import { useActionState } from 'react';
import { AuthForm } from '@/components/sign-in/auth-form';

/** What the last attempt left behind. */
export type ReviewState = { errorMessage: string | null; accepted?: string; attempts: number };

interface ReviewFormProps {
  action: (before: ReviewState, form: FormData) => Promise<ReviewState>;
  how: 'approve' | 'reject';
  label: string;
  token: string;
}

/** One of the two decisions about an invitation that somebody else asked for. */
export function ReviewForm({ action, how, label, token }: ReviewFormProps) {
  const [state, submit, isPending] = useActionState(action, { errorMessage: null, attempts: 0 });
  return (
    <AuthForm outcome={state} submit={submit} isPending={isPending} hidden={{ token, how }} submitLabel={label}>
      {null}
    </AuthForm>
  );
}
