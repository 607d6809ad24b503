'use client';

import type { ReactNode } from 'react';
import { InvitationRow } from '@/components/invitations/invitation-row';
import { INVITATIONS_SHOWN, invitationsQuery, type Narrowing } from '@/components/invitations/queries';
import { PagedList } from '@/components/ui/paged-list';

interface InvitationListProps {
  /** What stands there without any. */
  empty: ReactNode;
  isPlaceShown?: boolean;
  of: Narrowing;
}

/** The invitations that the person reads, in one place or everywhere, newest first. */
export function InvitationList({ empty, isPlaceShown = false, of }: InvitationListProps) {
  return (
    <PagedList
      label="Invitations"
      what="invitations"
      queryOf={(page) => invitationsQuery(of, page)}
      pageSize={INVITATIONS_SHOWN}
      skeletonCount={2}
      empty={empty}
      renderRow={(invitation) => <InvitationRow invitation={invitation} isPlaceShown={isPlaceShown} />}
    />
  );
}
