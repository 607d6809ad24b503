'use client';

import { createsProject } from '@/components/invitations/invitation-labels';
import { useInvitationForm } from '@/components/invitations/use-invitation-change';
import { DecisionDialog } from '@/components/ui/decision-dialog';
import { roleLabel } from '@/lib/client/role-labels';
import {
  approvePermissionRequestOperation,
  type PermissionRequest,
  rejectPermissionRequestOperation,
} from '@/lib/contracts/members/permission-requests';

interface DecideJoinDialogProps {
  isApproval: boolean;
  onClose: () => void;
  request: PermissionRequest;
}

/** Approves or rejects a request to join. */
export function DecideJoinDialog({ isApproval, onClose, request }: DecideJoinDialogProps) {
  const { created_by_username, role_name, scope_name, uuid } = request;
  const asker = request.created_by_full_name === '' ? created_by_username : request.created_by_full_name;
  const gets = createsProject(request)
    ? `A project in ${scope_name} is created for them, in which they get a role.`
    : `They get the role “${roleLabel({ name: role_name })}”.`;
  const { error, isPending, mutate } = useInvitationForm(() =>
    isApproval ? approvePermissionRequestOperation : rejectPermissionRequestOperation,
  );
  return (
    <DecisionDialog
      {...{ asker, error, isApproval, isPending, onClose }}
      title={isApproval ? `Let ${asker} join ${scope_name}?` : `Reject ${asker}’s request?`}
      description={isApproval ? gets : 'They don’t get a role, and are notified.'}
      onDecide={(comment, options) => mutate({ uuid, comment }, options)}
    />
  );
}
