'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { AnswerInvitation } from '@/components/invitations/answer-invitation';
import { InvitationButtons } from '@/components/invitations/invitation-buttons';
import { invitationLabels } from '@/components/invitations/invitation-labels';
import { invitationQuery } from '@/components/invitations/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import { roleLabel } from '@/lib/client/role-labels';
import type { UserInvitation } from '@/lib/contracts/members/invitations';
import { isSameAddress } from '@/lib/core/ascii-address';
import { invitationsPage } from '@/lib/core/invitation-routes';
import { placePage } from '@/lib/core/routes';

/** One invitation: what it offers, its answer for who is invited, and its administration for others. */
export function InvitationView({ uuid }: { uuid: string }) {
  const found = useQuery(invitationQuery(uuid));
  return (
    <RecordStates query={found} what="the invitation" loading={<Skeleton className="h-40 w-full" />}>
      {(invitation) => <Loaded invitation={invitation} />}
    </RecordStates>
  );
}

function Loaded({ invitation }: { invitation: UserInvitation }) {
  const me = useMe();
  const { email, scope_name, scope_type, scope_uuid, state, uuid } = invitation;
  const isToMe = isSameAddress(me.email, email);
  return (
    <div className="max-w-160">
      <PageHeading
        title={`Invitation to ${scope_name}`}
        actions={
          <ButtonLink href={invitationsPage} variant="quiet" icon={<ArrowLeft />}>
            All invitations
          </ButtonLink>
        }
      >
        <Pill tone={invitationLabels[state].tone}>{invitationLabels[state].label}</Pill>
      </PageHeading>
      <div className="space-y-6">
        <Facts facts={factsOf(invitation, isToMe)} />
        {isToMe && state === 'pending' && (
          <AnswerInvitation uuid={uuid} place={{ kind: scope_type, uuid: scope_uuid, name: scope_name }} />
        )}
        {isToMe && state === 'accepted' && (
          <ButtonLink href={placePage({ kind: scope_type, uuid: scope_uuid })} variant="primary">
            {scope_type === 'project' ? 'Open the project' : 'Open the organisation'}
          </ButtonLink>
        )}
        <div className="flex flex-wrap gap-2">
          <InvitationButtons invitation={invitation} variant="secondary" />
        </div>
      </div>
    </div>
  );
}

function factsOf(invitation: UserInvitation, isToMe: boolean) {
  const { created_by_full_name, customer_name, email, expires, extra_invitation_text, role_name, state } = invitation;
  const { scope_name, scope_type: kind, scope_uuid: place } = invitation;
  // Who is invited may not read it yet.
  const scope = isToMe ? scope_name : <Link href={placePage({ kind, uuid: place })}>{scope_name}</Link>;
  return [
    { label: 'Project', value: kind === 'project' && scope },
    { label: 'Organisation', value: kind === 'project' ? customer_name : scope },
    { label: 'Role', value: roleLabel({ name: role_name }) },
    { label: 'Invited by', value: created_by_full_name },
    { label: 'To', value: email },
    { label: 'Expires', value: state === 'pending' && <Moment at={expires} /> },
    { label: 'Message', value: extra_invitation_text },
    { label: 'Email not sent', value: invitation.error_message },
  ];
}
