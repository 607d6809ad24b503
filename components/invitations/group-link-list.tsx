'use client';

import { GroupLinkRow } from '@/components/invitations/group-link-row';
import { groupInvitationsQuery, INVITATIONS_SHOWN, type Narrowing } from '@/components/invitations/queries';
import { PagedList } from '@/components/ui/paged-list';

/** The links to join a place, with what they do; nothing where there are none. */
export function GroupLinkList({ of }: { of: Narrowing }) {
  return (
    <PagedList
      label="Links to join"
      what="links to join"
      queryOf={(page) => groupInvitationsQuery(of, page)}
      pageSize={INVITATIONS_SHOWN}
      skeletonCount={1}
      empty={null}
      renderRow={(link) => <GroupLinkRow link={link} />}
    />
  );
}
