'use client';

import { useState } from 'react';
import { AccountToken } from '@/components/service-accounts/account-token';
import type { AccountPlace } from '@/components/service-accounts/queries';
import { useCreateAccount } from '@/components/service-accounts/use-account-changes';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';

const fields = ['username', 'description'] as const;

interface CreateAccountDialogProps {
  onClose: () => void;
  place: AccountPlace;
}

/** Creates a service account, then shows its token this once. */
export function CreateAccountDialog({ onClose, place }: CreateAccountDialogProps) {
  const [draft, setDraft] = useState({ username: '', description: '' });
  const { data, error, isPending, mutate } = useCreateAccount(place);
  const submit = () => {
    const username = draft.username.trim();
    mutate({ description: draft.description, ...(username !== '' && { username }) });
  };
  return (
    <FormDialog
      title="Create service account"
      description={
        place.kind === 'project'
          ? 'It acts as a member of this project, by token only.'
          : 'It acts as support of this organisation, by token only.'
      }
      confirmLabel="Create account"
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
      outcome={data && { title: `${data.username} created`, content: <AccountToken token={data.token} /> }}
    >
      <TextField
        autoFocus
        label="Username"
        description="Leave empty to generate one."
        maxLength={150}
        value={draft.username}
        onChange={(username) => setDraft({ ...draft, username })}
        error={fieldErrorOf(error, 'username')}
      />
      <TextArea
        label="Description"
        description="What it is used for."
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => setDraft({ ...draft, description })}
        error={fieldErrorOf(error, 'description')}
      />
    </FormDialog>
  );
}
