'use client';

import { useState } from 'react';
import { type InvitedRole, roleOptions, usualRole } from '@/components/invitations/invitation-labels';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import type { PlaceKind } from '@/lib/contracts/places';
import { createUserInvitationOperation } from '@/lib/contracts/user-invitations';

interface InviteDialogProps {
  kind: PlaceKind;
  onClose: () => void;
  uuid: string;
}

type Draft = { email: string; full_name: string; role: InvitedRole; extra_invitation_text: string };

/** Invites an address to a role; what the person may not add themselves is asked for. */
export function InviteDialog({ kind, onClose, uuid }: InviteDialogProps) {
  const [draft, setDraft] = useState<Draft>({
    email: '',
    full_name: '',
    role: usualRole(kind),
    extra_invitation_text: '',
  });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useInvitationForm(() => createUserInvitationOperation);
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const isMissing = draft.email.trim() === '';
  const submit = () => {
    setIsSubmitted(true);
    if (isMissing) return;
    mutate(
      { scope: uuid, ...draft },
      {
        onSuccess: ({ email, state }) => {
          const title = state === 'requested' ? `Approval requested for ${email}` : `${email} invited`;
          toast({ tone: 'success', title });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Invite someone"
      description="They get an email with a link. Someone without an account chooses a password there."
      confirmLabel="Invite"
      error={formErrorOf(error, Object.keys(draft))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields {...{ draft, error, kind }} isMissing={isSubmitted && isMissing} onChange={set} />
    </FormDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  error: Error | null;
  isMissing: boolean;
  kind: PlaceKind;
  onChange: (changes: Partial<Draft>) => void;
}

function Fields({ draft, error, isMissing, kind, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        autoFocus
        isRequired
        label="Email address"
        type="email"
        maxLength={254}
        value={draft.email}
        onChange={(email) => onChange({ email })}
        error={isMissing ? 'Enter an email address.' : fieldErrorOf(error, 'email')}
      />
      <Select
        label="Role"
        options={roleOptions(kind)}
        value={draft.role}
        onChange={(role) => onChange({ role })}
        error={fieldErrorOf(error, 'role')}
      />
      <TextField
        label="Name"
        maxLength={200}
        value={draft.full_name}
        onChange={(full_name) => onChange({ full_name })}
        error={fieldErrorOf(error, 'full_name')}
      />
      <TextArea
        label="Message"
        description="It is part of the email."
        maxLength={2_000}
        value={draft.extra_invitation_text}
        onChange={(extra_invitation_text) => onChange({ extra_invitation_text })}
        error={fieldErrorOf(error, 'extra_invitation_text')}
      />
    </>
  );
}
