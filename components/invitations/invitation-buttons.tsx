'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeInvitationDialog } from '@/components/invitations/change-invitation-dialog';
import { type InvitationCommand, invitationCommands } from '@/components/invitations/invitation-commands';
import { invitationKeys } from '@/components/invitations/queries';
import { useInvitationChange } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import type { ButtonVariant } from '@/components/ui/button-classes';
import { CommandDialog } from '@/components/ui/command-dialog';
import { toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import {
  approveUserInvitationOperation,
  cancelUserInvitationOperation,
  rejectUserInvitationOperation,
  sendUserInvitationOperation,
} from '@/lib/contracts/members/invitation-commands';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import { isSameAddress } from '@/lib/core/ascii-address';

const labels: Readonly<Record<InvitationCommand, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  send: 'Resend',
  change: 'Change',
  cancel: 'Cancel invitation',
};

interface InvitationButtonsProps {
  invitation: UserInvitation;
  /** How those look that others are not waiting for. */
  variant?: 'quiet' | 'secondary';
}

const variants: Partial<Record<InvitationCommand, ButtonVariant>> = {
  approve: 'secondary',
  reject: 'danger-secondary',
};

/** What the person may do with an invitation that is not to them. */
export function InvitationButtons({ invitation, variant = 'quiet' }: InvitationButtonsProps) {
  const me = useMe();
  const [asked, setAsked] = useState<'change' | 'cancel' | null>(null);
  const { created_by_username, email, role_name, scope_type, scope_uuid, state, uuid } = invitation;
  const isToMe = isSameAddress(me.email, email);
  const { data: rights } = useQuery({
    ...memberRightsQuery({ kind: scope_type, uuid: scope_uuid }),
    enabled: !isToMe,
    retry: false,
  });
  const approve = useInvitationChange(() => approveUserInvitationOperation);
  const reject = useInvitationChange(() => rejectUserInvitationOperation);
  const send = useInvitationChange(() => sendUserInvitationOperation);
  if (isToMe) return null;
  const done = (title: string) => ({ onSuccess: () => toast({ tone: 'success', title }) });
  const run: Readonly<Record<InvitationCommand, () => void>> = {
    approve: () => approve.mutate({ uuid, email, role: role_name }, done('Invitation approved')),
    reject: () => reject.mutate({ uuid }, done('Invitation rejected')),
    send: () => send.mutate({ uuid }, done(`Invitation to ${email} resent`)),
    change: () => setAsked('change'),
    cancel: () => setAsked('cancel'),
  };
  const pending = new Set<InvitationCommand>();
  if (approve.isPending) pending.add('approve');
  if (reject.isPending) pending.add('reject');
  if (send.isPending) pending.add('send');
  return (
    <>
      {invitationCommands({ isOwn: created_by_username === me.username, role_name, state }, rights).map((command) => (
        <Button
          key={command}
          size="small"
          variant={variants[command] ?? variant}
          isPending={pending.has(command)}
          onPress={run[command]}
        >
          {labels[command]}
        </Button>
      ))}
      {asked === 'change' && rights !== undefined && (
        <ChangeInvitationDialog invitation={invitation} rights={rights} onClose={() => setAsked(null)} />
      )}
      {asked === 'cancel' && <CancelDialog invitation={invitation} onClose={() => setAsked(null)} />}
    </>
  );
}

interface CancelDialogProps {
  invitation: UserInvitation;
  onClose: () => void;
}

function CancelDialog({ invitation: { email, scope_name, uuid }, onClose }: CancelDialogProps) {
  return (
    <CommandDialog
      operation={() => cancelUserInvitationOperation}
      input={{ uuid }}
      queryKey={invitationKeys.all}
      title="Cancel the invitation?"
      description={`${email} can no longer join ${scope_name} with it. You can invite them again.`}
      confirmLabel="Cancel invitation"
      done="Invitation cancelled"
      onClose={onClose}
    />
  );
}
