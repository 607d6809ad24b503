'use client';

import { InvitationButtons } from '@/components/invitations/invitation-buttons';
import { invitationLabels } from '@/components/invitations/invitation-labels';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { roleLabel } from '@/lib/client/role-labels';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
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
              Expires <Moment at={expires} />
            </span>
          )}
        </>
      }
      actions={<InvitationButtons invitation={invitation} />}
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
