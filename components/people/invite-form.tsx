'use client';

import { type SubmitEvent, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { TextField } from '@/components/ui/text-field';
import { CallError } from '@/lib/client/call';

type Draft = { email: string; full_name: string; is_staff: boolean; is_support: boolean };

interface InviteFormProps {
  error: Error | null;
  id: string;
  onInvite: (draft: Draft) => void;
}

/** Who somebody new is, and what they may do here. */
export function InviteForm({ error, id, onInvite }: InviteFormProps) {
  const [draft, setDraft] = useState<Draft>({ email: '', full_name: '', is_staff: false, is_support: false });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const missing = (name: 'email' | 'full_name', words: string) =>
    isSubmitted && draft[name].trim() === '' ? words : fieldErrors[name]?.[0];
  const fieldErrors = error instanceof CallError ? error.fields : {};
  const isElsewhere = error !== null && Object.keys(fieldErrors).length === 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (draft.email.trim() !== '' && draft.full_name.trim() !== '') onInvite(draft);
  };
  return (
    <form id={id} onSubmit={submit} className="space-y-4" noValidate>
      <TextField
        label="Email address"
        type="email"
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={254}
        value={draft.email}
        onChange={(email) => set({ email })}
        error={missing('email', 'Enter their email address.')}
      />
      <TextField
        label="Full name"
        isRequired
        autoComplete="off"
        maxLength={200}
        value={draft.full_name}
        onChange={(full_name) => set({ full_name })}
        error={missing('full_name', 'Enter their name.')}
      />
      <Checkbox
        description="Can see and change everything, including admin pages."
        isSelected={draft.is_staff}
        onChange={(is_staff) => set({ is_staff })}
      >
        Staff
      </Checkbox>
      <Checkbox
        description="Can see every organisation and project, but not change them."
        isSelected={draft.is_support}
        onChange={(is_support) => set({ is_support })}
      >
        Support
      </Checkbox>
      {isElsewhere && <Callout tone="danger">{error.message}</Callout>}
    </form>
  );
}
