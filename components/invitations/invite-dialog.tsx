'use client';

import { useState } from 'react';
import { roleOptions } from '@/components/invitations/invitation-labels';
import { TargetFields } from '@/components/invitations/target-fields';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { createUserInvitationOperation } from '@/lib/contracts/members/invitations';
import type { MemberRights } from '@/lib/contracts/members/members';

interface InviteDialogProps {
  onClose: () => void;
  rights: MemberRights;
  uuid: string;
}

/** Invites an address to a role; what the person may not add themselves is asked for. */
export function InviteDialog({ onClose, rights, uuid }: InviteDialogProps) {
  const roles = roleOptions(rights, true);
  const [draft, setDraft] = useState({
    email: '',
    full_name: '',
    role: roles[0]?.id ?? '',
    extra_invitation_text: '',
  });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useInvitationForm(() => createUserInvitationOperation);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const isMissing = draft.email.trim() === '';
  const isAsked = rights.can_request.includes(draft.role);
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
      description={
        isAsked
          ? 'You can’t give this role yourself. Those who can are asked, and the invitation is sent when one of them approves.'
          : 'They get an email with a link. Anyone without an account creates one there.'
      }
      confirmLabel={isAsked ? 'Ask for approval' : 'Invite'}
      error={formErrorOf(error, Object.keys(draft))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TargetFields {...{ error, roles }} isMissing={isSubmitted && isMissing} value={draft} onChange={set} />
      <TextField
        label="Name"
        maxLength={200}
        value={draft.full_name}
        onChange={(full_name) => set({ full_name })}
        error={fieldErrorOf(error, 'full_name')}
      />
      <TextArea
        label="Message"
        description="Added to the email."
        maxLength={2_000}
        value={draft.extra_invitation_text}
        onChange={(extra_invitation_text) => set({ extra_invitation_text })}
        error={fieldErrorOf(error, 'extra_invitation_text')}
      />
    </FormDialog>
  );
}
