'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { GroupLinkRow } from '@/components/invitations/group-link-row';
import { groupInvitationsQuery, INVITATIONS_SHOWN, type Narrowing } from '@/components/invitations/queries';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';

/** The links to join a place, with what they do; nothing where there are none. */
export function GroupLinkList({ of }: { of: Narrowing }) {
  const [page, setPage] = useState(1);
  const found = useQuery(groupInvitationsQuery(of, page));
  if (found.data?.total === 0) return null;
  return (
    <ListStates query={found} what="links to join" skeletonCount={1}>
      {({ rows, total }) => (
        <>
          <ul aria-label="Links to join" className="border-t">
            {rows.map((link) => (
              <GroupLinkRow key={link.uuid} link={link} />
            ))}
          </ul>
          <Pagination label="Links to join" page={page} pageSize={INVITATIONS_SHOWN} total={total} onChange={setPage} />
        </>
      )}
    </ListStates>
  );
}
