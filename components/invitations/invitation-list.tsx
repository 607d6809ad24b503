'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { InvitationRow } from '@/components/invitations/invitation-row';
import { INVITATIONS_SHOWN, invitationsQuery, type Narrowing } from '@/components/invitations/queries';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';

interface InvitationListProps {
  /** What stands there without any. */
  empty: ReactNode;
  isPlaceShown?: boolean;
  of: Narrowing;
}

/** The invitations that the person reads, in one place or everywhere, newest first. */
export function InvitationList({ empty, isPlaceShown = false, of }: InvitationListProps) {
  const [page, setPage] = useState(1);
  const found = useQuery(invitationsQuery(of, page));
  return (
    <ListStates query={found} what="invitations" skeletonCount={2} empty={empty}>
      {({ rows, total }) => (
        <>
          <ul aria-label="Invitations" className="border-t">
            {rows.map((invitation) => (
              <InvitationRow key={invitation.uuid} invitation={invitation} isPlaceShown={isPlaceShown} />
            ))}
          </ul>
          <Pagination label="Invitations" page={page} pageSize={INVITATIONS_SHOWN} total={total} onChange={setPage} />
        </>
      )}
    </ListStates>
  );
}
