'use client';

import { invitationLabels } from '@/components/invitations/invitation-labels';
import { useInvitationChange } from '@/components/invitations/use-invitation-change';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { toast } from '@/components/ui/toast';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import {
  approveUserInvitationOperation,
  cancelUserInvitationOperation,
  rejectUserInvitationOperation,
  sendUserInvitationOperation,
} from '@/lib/contracts/user-invitation-commands';
import type { UserInvitation } from '@/lib/contracts/user-invitations';
import { invitationPage } from '@/lib/core/invitation-routes';

interface InvitationRowProps {
  invitation: UserInvitation;
  /** Where it is to be said to which place it is. */
  isPlaceShown?: boolean;
}

/** One invitation with its state, what became of its mail, and what can be done about it. */
export function InvitationRow({ invitation, isPlaceShown = false }: InvitationRowProps) {
  const { email, error_message, execution_state, expires, state, uuid } = invitation;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={invitationPage(uuid)} prefetch={false}>
          {email}
        </Link>
      }
      detail={detailOf(invitation, isPlaceShown)}
      trailing={
        <>
          {execution_state === 'Erred' && (state === 'pending' || state === 'requested') && (
            <Pill tone="danger">
              <span title={error_message}>Email not sent</span>
            </Pill>
          )}
          <Pill tone={invitationLabels[state].tone}>{invitationLabels[state].label}</Pill>
          {state === 'pending' && (
            <span className="whitespace-nowrap text-text-muted">
              Until <Moment at={expires} />
            </span>
          )}
        </>
      }
      actions={<Buttons invitation={invitation} />}
    />
  );
}

function detailOf({ created_by_full_name, role_name, scope_name }: UserInvitation, isPlaceShown: boolean) {
  const parts = [
    roleLabel({ name: role_name }),
    isPlaceShown && scope_name,
    created_by_full_name !== '' && `Invited by ${created_by_full_name}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function Buttons({ invitation: { created_by_username, email, role, state, uuid } }: { invitation: UserInvitation }) {
  const me = useMe();
  const approve = useInvitationChange(() => approveUserInvitationOperation);
  const reject = useInvitationChange(() => rejectUserInvitationOperation);
  const send = useInvitationChange(() => sendUserInvitationOperation);
  const cancel = useInvitationChange(() => cancelUserInvitationOperation);
  const isReader = me.is_support && !me.is_staff;
  const isToMe = me.email.toLowerCase() === email;
  if (isReader || isToMe) return null;
  const told = (title: string) => ({ onSuccess: () => toast({ tone: 'success', title }) });
  const isAsked = state === 'requested' && created_by_username !== me.username;
  return (
    <>
      {isAsked && (
        <>
          <Button
            size="small"
            isPending={approve.isPending}
            onPress={() => approve.mutate({ uuid, email, role }, told('Invitation approved'))}
          >
            Approve
          </Button>
          <Button
            size="small"
            variant="danger-secondary"
            isPending={reject.isPending}
            onPress={() => reject.mutate({ uuid }, told('Invitation refused'))}
          >
            Refuse
          </Button>
        </>
      )}
      {(state === 'pending' || state === 'expired') && (
        <Button
          size="small"
          variant="quiet"
          isPending={send.isPending}
          onPress={() => send.mutate({ uuid }, told(`Email to ${email} sent again`))}
        >
          Send again
        </Button>
      )}
      {['requested', 'project', 'pending', 'expired'].includes(state) && !isAsked && (
        <Button
          size="small"
          variant="quiet"
          isPending={cancel.isPending}
          onPress={() => cancel.mutate({ uuid }, told('Invitation cancelled'))}
        >
          Cancel invitation
        </Button>
      )}
    </>
  );
}
