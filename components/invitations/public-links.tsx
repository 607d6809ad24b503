'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { offerOf } from '@/components/invitations/group-link-row';
import { groupInvitationsQuery, INVITATIONS_SHOWN } from '@/components/invitations/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { joinPage } from '@/lib/core/invitation-routes';

const everyones = { is_public: 'true', is_active: 'true' } as const;

/** The projects and organisations that anyone who is signed in can ask to join; nothing where there are none. */
export function PublicLinks() {
  const [page, setPage] = useState(1);
  const found = useQuery(groupInvitationsQuery(everyones, page));
  if (found.data?.total === 0) return null;
  return (
    <PageSection title="Open to everyone">
      <ListStates query={found} what="what you can join" skeletonCount={1}>
        {({ rows, total }) => (
          <>
            <ul aria-label="Open to everyone" className="border-t">
              {rows.map((link) => (
                <ListRow
                  key={link.uuid}
                  title={link.scope_name}
                  detail={[link.scope_type === 'project' && link.customer_name, `You get: ${offerOf(link)}`]
                    .filter(Boolean)
                    .join(' · ')}
                  actions={
                    <ButtonLink size="small" href={joinPage(link.uuid)} aria-label={`Join ${link.scope_name}`}>
                      Join
                    </ButtonLink>
                  }
                />
              ))}
            </ul>
            <Pagination
              label="Open to everyone"
              page={page}
              pageSize={INVITATIONS_SHOWN}
              total={total}
              onChange={setPage}
            />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}
