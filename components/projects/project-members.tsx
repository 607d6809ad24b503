'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MEMBERS_SHOWN, projectMembersQuery } from '@/components/projects/queries';
import { roleInWords } from '@/components/projects/role-in-words';
import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import { useMe } from '@/lib/client/me-query';
import type { Member } from '@/lib/contracts/members';
import { adminPersonPage } from '@/lib/core/routes';
import { humanized } from '@/lib/core/wording';

/** Who is in a project, as what, and until when. */
export function ProjectMembers({ uuid }: { uuid: string }) {
  const [page, setPage] = useState(1);
  const found = useQuery(projectMembersQuery(uuid, page));
  return (
    <PageSection title="Members">
      <ListStates
        query={found}
        what="members"
        skeletonCount={3}
        empty={<p className="text-text-muted">People with a role in this project appear here.</p>}
      >
        {({ rows, total }) => (
          <>
            <ul aria-label="Members" className="border-t">
              {rows.map((member) => (
                <MemberRow key={member.uuid} member={member} />
              ))}
            </ul>
            <Pagination label="Members" page={page} pageSize={MEMBERS_SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { is_staff } = useMe();
  const { expiration_time, meets_restrictions, role_name, user_email, user_full_name, user_uuid } = member;
  return (
    <ListRow
      leading={<Avatar name={user_full_name} />}
      title={
        is_staff ? (
          <Link variant="quiet" href={adminPersonPage(user_uuid)} prefetch={false}>
            {user_full_name}
          </Link>
        ) : (
          user_full_name
        )
      }
      detail={`${humanized(roleInWords(role_name))} · ${user_email}`}
      trailing={
        <>
          {!meets_restrictions && <Pill tone="warning">Wouldn’t get in today</Pill>}
          <span className="whitespace-nowrap text-text-muted">
            {expiration_time === null ? (
              'No expiry'
            ) : (
              <>
                Expires <Moment at={expiration_time} />
              </>
            )}
          </span>
        </>
      }
    />
  );
}
