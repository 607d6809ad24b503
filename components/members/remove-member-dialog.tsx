'use client';

import { type MembersPlace, memberKeys } from '@/components/members/queries';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { roleLabel } from '@/lib/client/role-labels';
import { type Member, removeCustomerMemberOperation, removeProjectMemberOperation } from '@/lib/contracts/members';

interface RemoveMemberDialogProps {
  member: Member;
  onClose: () => void;
  place: MembersPlace;
}

const where = { project: 'in this project', customer: 'in this organisation and all its projects' } as const;

/** Asks before a role is taken from a member, and says what goes with it. */
export function RemoveMemberDialog({ member, onClose, place }: RemoveMemberDialogProps) {
  const { role_name, user_full_name, user_uuid } = member;
  const { error, isPending, mutate } = useFormChange(
    () => (place.kind === 'project' ? removeProjectMemberOperation : removeCustomerMemberOperation),
    memberKeys.of(place),
  );
  const confirm = () =>
    mutate(
      { uuid: place.uuid, user: user_uuid, role: role_name },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${user_full_name} removed` });
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      isOpen
      variant="danger"
      title={`Remove ${user_full_name}?`}
      description={`They lose the role “${roleLabel({ name: role_name })}” and what it lets them see and do ${where[place.kind]}, starting now. Their open actions and queued emails about it go with it. Other roles of theirs stay, and they are notified.`}
      confirmLabel="Remove member"
      isPending={isPending}
      onConfirm={confirm}
      onOpenChange={(stays) => stays || onClose()}
    >
      {error && <Callout tone="danger">{error.message}</Callout>}
    </ConfirmDialog>
  );
}
