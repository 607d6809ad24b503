'use client';

import { type MembersPlace, memberKeys } from '@/components/members/queries';
import { CommandDialog } from '@/components/ui/command-dialog';
import { roleLabel } from '@/lib/client/role-labels';
import {
  type Member,
  removeCustomerMemberOperation,
  removeProjectMemberOperation,
} from '@/lib/contracts/members/members';

interface RemoveMemberDialogProps {
  member: Member;
  onClose: () => void;
  place: MembersPlace;
}

const where = { project: 'in this project', customer: 'in this organisation and all its projects' } as const;

/** Asks before a role is taken from a member, and says what goes with it. */
export function RemoveMemberDialog({ member, onClose, place }: RemoveMemberDialogProps) {
  const { role_name, user_full_name, user_uuid } = member;
  return (
    <CommandDialog
      operation={() => (place.kind === 'project' ? removeProjectMemberOperation : removeCustomerMemberOperation)}
      input={{ uuid: place.uuid, user: user_uuid, role: role_name }}
      queryKey={memberKeys.of(place)}
      title={`Remove ${user_full_name}?`}
      description={`They lose the role “${roleLabel({ name: role_name })}” and what it lets them see and do ${where[place.kind]}, starting now. Their open actions and queued emails about it go with it. Other roles of theirs stay, and they are notified.`}
      confirmLabel="Remove member"
      done={`${user_full_name} removed`}
      onClose={onClose}
    />
  );
}
