'use client';

import { useState } from 'react';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { roleLabel } from '@/lib/client/role-labels';
import {
  approvePermissionRequestOperation,
  type PermissionRequest,
  rejectPermissionRequestOperation,
} from '@/lib/contracts/permission-requests';

interface DecideJoinDialogProps {
  isApproval: boolean;
  onClose: () => void;
  request: PermissionRequest;
}

/** Approves or rejects a request to join, with a comment. */
export function DecideJoinDialog({ isApproval, onClose, request }: DecideJoinDialogProps) {
  const { created_by_username, project_name_template, role_name, scope_name, uuid } = request;
  const asker = request.created_by_full_name === '' ? created_by_username : request.created_by_full_name;
  const gets =
    project_name_template === ''
      ? `They get the role “${roleLabel({ name: role_name })}”.`
      : `A project in ${scope_name} is created for them, in which they get a role.`;
  const [comment, setComment] = useState('');
  const { error, isPending, mutate } = useInvitationForm(() =>
    isApproval ? approvePermissionRequestOperation : rejectPermissionRequestOperation,
  );
  const submit = () =>
    mutate(
      { uuid, comment },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: isApproval ? 'Request approved' : 'Request rejected' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={isApproval ? `Let ${asker} join ${scope_name}?` : `Reject the request of ${asker}?`}
      description={isApproval ? gets : 'They get no role, and are told.'}
      confirmLabel={isApproval ? 'Approve request' : 'Reject request'}
      variant={isApproval ? 'primary' : 'danger'}
      error={formErrorOf(error, [])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        autoFocus
        label="Comment"
        description={`${asker} can read it.`}
        maxLength={2_000}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}
