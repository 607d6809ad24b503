'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2, MailPlus } from 'lucide-react';
import { useState } from 'react';
import { GroupLinkDialog } from '@/components/invitations/group-link-dialog';
import { GroupLinkList } from '@/components/invitations/group-link-list';
import { InvitationList } from '@/components/invitations/invitation-list';
import { InviteDialog } from '@/components/invitations/invite-dialog';
import { mayAddQuery } from '@/components/invitations/queries';
import { RequestList } from '@/components/invitations/request-list';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import type { PlaceKind } from '@/lib/contracts/places';

interface InvitationsSectionProps {
  kind: PlaceKind;
  uuid: string;
}

/** Who is invited to a project or an organisation, the links to join it, and who asks to. */
export function InvitationsSection({ kind, uuid }: InvitationsSectionProps) {
  const [asked, setAsked] = useState<'invite' | 'link' | null>(null);
  const mayAdd = useQuery(mayAddQuery(kind, uuid)).data === true;
  const of = { scope: uuid };
  const close = () => setAsked(null);
  return (
    <PageSection title="Invitations">
      <div className="space-y-3">
        <div className="flex flex-wrap gap-2">
          <Button size="small" icon={<MailPlus />} onPress={() => setAsked('invite')}>
            Invite someone
          </Button>
          {mayAdd && (
            <Button size="small" variant="quiet" icon={<Link2 />} onPress={() => setAsked('link')}>
              Create a link to join
            </Button>
          )}
        </div>
        <InvitationList of={of} empty={<p className="text-text-muted">Invitations that you may see appear here.</p>} />
        <GroupLinkList of={of} />
        <RequestList of={of} empty={null} />
      </div>
      {asked === 'invite' && <InviteDialog kind={kind} uuid={uuid} onClose={close} />}
      {asked === 'link' && <GroupLinkDialog kind={kind} uuid={uuid} onClose={close} />}
    </PageSection>
  );
}
