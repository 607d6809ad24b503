'use client';

import type { ReactNode } from 'react';
import { FormOutcome } from '@/components/sign-in/form-outcome';
import { Button } from '@/components/ui/button';

interface AuthFormProps {
  children: ReactNode;
  /** What goes along unseen, by its name. */
  hidden: Readonly<Record<string, string>>;
  isPending: boolean;
  /** What stands below the button. */
  more?: ReactNode;
  /** What the last attempt left behind: why it was refused, and that it was accepted. */
  outcome: { errorMessage: string | null; accepted?: string | undefined; attempts: number };
  submit: (form: FormData) => void;
  submitLabel: string;
}

/** A form on a page outside. Works without scripts, too. */
export function AuthForm({ children, hidden, isPending, more, outcome, submit, submitLabel }: AuthFormProps) {
  const { accepted, attempts, errorMessage } = outcome;
  return (
    <form action={submit} className="grid gap-4" key={attempts}>
      {errorMessage !== null && (
        <FormOutcome attempts={attempts} tone="danger">
          {errorMessage}
        </FormOutcome>
      )}
      {accepted !== undefined && (
        <FormOutcome attempts={attempts} tone="success">
          {accepted}
        </FormOutcome>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button type="submit" variant="primary" size="large" isPending={isPending}>
        {submitLabel}
      </Button>
      {more}
    </form>
  );
}
