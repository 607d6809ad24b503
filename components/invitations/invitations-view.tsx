'use client';

import { MailOpen } from 'lucide-react';
import { InvitationList } from '@/components/invitations/invitation-list';
import { PublicLinks } from '@/components/invitations/public-links';
import { RequestList } from '@/components/invitations/request-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';

/** The invitations to the person and by them, those that they may decide about, and the requests to join. */
export function InvitationsView() {
  return (
    <>
      <PageHeading title="Invitations">
        Sent to you, sent by you, and those to projects and organisations you manage.
      </PageHeading>
      <div className="space-y-8">
        <InvitationList
          isPlaceShown
          of={{}}
          empty={
            <EmptyState icon={<MailOpen />} title="No invitations">
              Invitations to you, and those you send from the page of a project or an organisation, appear here.
            </EmptyState>
          }
        />
        <PageSection title="Requests to join">
          <RequestList
            of={{}}
            empty={<p className="text-text-muted">Requests made with a link to join appear here.</p>}
          />
        </PageSection>
        <PublicLinks />
      </div>
    </>
  );
}
