'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2, MailPlus } from 'lucide-react';
import { useState } from 'react';
import { CreateLinkDialog } from '@/components/invitations/group-link-dialog';
import { GroupLinkList } from '@/components/invitations/group-link-list';
import { InvitationList } from '@/components/invitations/invitation-list';
import { InviteDialog } from '@/components/invitations/invite-dialog';
import { RequestList } from '@/components/invitations/request-list';
import { Button } from '@/components/ui/button';
import { PageSection } from '@/components/ui/page-section';
import { memberRightsQuery } from '@/lib/client/member-rights-query';
import type { MemberRights } from '@/lib/contracts/members/members';
import type { PlaceKind } from '@/lib/contracts/members/places';

interface InvitationsSectionProps {
  kind: PlaceKind;
  uuid: string;
}

/** Who is invited to a project or an organisation, the links to join it, and who asks to. */
export function InvitationsSection({ kind, uuid }: InvitationsSectionProps) {
  const { data: rights } = useQuery(memberRightsQuery({ kind, uuid }));
  const of = { scope: uuid };
  return (
    <PageSection title="Invitations">
      <div className="space-y-3">
        {rights?.refusal === null && <InviteButtons rights={rights} uuid={uuid} />}
        <InvitationList
          of={of}
          empty={<p className="text-text-muted">People who are invited to join appear here.</p>}
        />
        <GroupLinkList of={of} />
        <RequestList of={of} empty={null} />
      </div>
    </PageSection>
  );
}

/** Inviting and creating links, for those who may. */
function InviteButtons({ rights, uuid }: { rights: MemberRights; uuid: string }) {
  const [asked, setAsked] = useState<'invite' | 'link' | null>(null);
  const { can_add, can_request } = rights;
  const close = () => setAsked(null);
  if (can_add.length + can_request.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" icon={<MailPlus />} onPress={() => setAsked('invite')}>
        Invite someone
      </Button>
      {can_add.length > 0 && (
        <Button size="small" variant="quiet" icon={<Link2 />} onPress={() => setAsked('link')}>
          Create a link to join
        </Button>
      )}
      {asked === 'invite' && <InviteDialog rights={rights} uuid={uuid} onClose={close} />}
      {asked === 'link' && <CreateLinkDialog rights={rights} uuid={uuid} onClose={close} />}
    </div>
  );
}
