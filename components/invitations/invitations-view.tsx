'use client';

import { MailOpen } from 'lucide-react';
import { InvitationList } from '@/components/invitations/invitation-list';
import { RequestList } from '@/components/invitations/request-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';

/** The invitations to the person and by them, those that they may decide about, and the requests to join. */
export function InvitationsView() {
  return (
    <>
      <PageHeading title="Invitations">
        To you, from you, and to the projects and organisations that you look after.
      </PageHeading>
      <div className="space-y-8">
        <InvitationList
          isPlaceShown
          of={{}}
          empty={
            <EmptyState icon={<MailOpen />} title="No invitations">
              Invite someone on the page of a project or an organisation.
            </EmptyState>
          }
        />
        <PageSection title="Requests to join">
          <RequestList of={{}} empty={<p className="text-text-muted">Requests by a link to join appear here.</p>} />
        </PageSection>
      </div>
    </>
  );
}
