'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { DecideJoinDialog } from '@/components/invitations/decide-join-dialog';
import { askedOf, createsProject, requestLabels } from '@/components/invitations/invitation-labels';
import { permissionRequestQuery } from '@/components/invitations/queries';
import { RequestButtons } from '@/components/invitations/request-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import type { PermissionRequest } from '@/lib/contracts/members/permission-requests';
import { invitationsPage } from '@/lib/core/invitation-routes';

/** One request to join, and deciding about it. */
export function RequestView({ uuid }: { uuid: string }) {
  const found = useQuery(permissionRequestQuery(uuid));
  const [isApproval, setIsApproval] = useState<boolean | null>(null);
  return (
    <RecordStates query={found} what="the request" loading={<Skeleton className="h-40 w-full" />}>
      {(request) => (
        <div className="max-w-160">
          <PageHeading
            title={`Request to join ${request.scope_name}`}
            actions={
              <ButtonLink href={invitationsPage} variant="quiet" icon={<ArrowLeft />}>
                All invitations
              </ButtonLink>
            }
          >
            <Pill tone={requestLabels[request.state].tone}>{requestLabels[request.state].label}</Pill>
          </PageHeading>
          <div className="space-y-6">
            <Facts facts={factsOf(request)} />
            {request.state === 'pending' && (
              <div className="flex gap-2">
                <RequestButtons request={request} onDecide={setIsApproval} />
              </div>
            )}
          </div>
          {isApproval !== null && (
            <DecideJoinDialog request={request} isApproval={isApproval} onClose={() => setIsApproval(null)} />
          )}
        </div>
      )}
    </RecordStates>
  );
}

function factsOf(request: PermissionRequest) {
  return [
    { label: 'Organisation', value: request.customer_name },
    { label: createsProject(request) ? 'Asks for' : 'Role', value: askedOf(request) },
    { label: 'Asked by', value: `${request.created_by_full_name} (${request.created_by_email})` },
    { label: 'Asked', value: <Moment at={request.created} /> },
    { label: 'Project', value: request.project_name === '' ? request.project_name_template : request.project_name },
    { label: 'About the project', value: request.project_description },
    { label: 'Decided by', value: request.reviewed_by_full_name },
    { label: 'Comment', value: request.review_comment },
  ];
}
