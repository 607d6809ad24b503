'use client';

import { useState } from 'react';
import { roleOptions } from '@/components/invitations/invitation-labels';
import { type Target, TargetFields } from '@/components/invitations/target-fields';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { changedFields } from '@/lib/client/changed-fields';
import { changeUserInvitationOperation } from '@/lib/contracts/members/invitation-change';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import type { MemberRights } from '@/lib/contracts/members/members';

interface ChangeInvitationDialogProps {
  invitation: UserInvitation;
  onClose: () => void;
  rights: MemberRights;
}

/** Changes to whom an invitation goes or which role it offers; the link that was sent ends. */
export function ChangeInvitationDialog({ invitation, onClose, rights }: ChangeInvitationDialogProps) {
  const { email, role_name: role, state, uuid } = invitation;
  const [opened] = useState<Target>({ email, role });
  const [draft, setDraft] = useState(opened);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useInvitationForm(() => changeUserInvitationOperation);
  const isMissing = draft.email.trim() === '';
  const submit = () => {
    setIsSubmitted(true);
    if (isMissing) return;
    mutate(
      { uuid, ...changedFields(opened, draft) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Invitation changed' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Change the invitation"
      description={
        state === 'requested'
          ? 'Those who can approve it are asked again.'
          : 'The link that was sent stops working, and a new one is emailed.'
      }
      confirmLabel="Change invitation"
      error={formErrorOf(error, Object.keys(draft))}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TargetFields
        error={error}
        isMissing={isSubmitted && isMissing}
        roles={roleOptions(rights, state === 'requested')}
        value={draft}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
    </FormDialog>
  );
}
