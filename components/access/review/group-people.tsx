'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { approvalsQuery } from '@/components/access/queries';
import { Link } from '@/components/ui/link';
import { ListStates } from '@/components/ui/list-states';
import { Pagination } from '@/components/ui/pagination';
import type { AccessorGroup } from '@/lib/contracts/access/approvals';
import { noticesOfPersonPage } from '@/lib/core/routes';

const SHOWN = 100;

/** Who is in a group, each leading to the notices to them. */
export function GroupPeople({ group }: { group: AccessorGroup }) {
  const { expired_on, is_live, label, requirement_id, submitter_id, submitter_name } = group;
  const [page, setPage] = useState(1);
  const people = useQuery(
    approvalsQuery({
      requirement: requirement_id,
      submitter: submitter_id,
      is_live: is_live ? 'true' : 'false',
      page: String(page),
      page_size: String(SHOWN),
      ...(expired_on === null ? { never_expires: 'true' } : { expires_after: expired_on, expires_before: expired_on }),
    }),
  );
  return (
    <ListStates query={people} what="people" skeletonCount={1} empty={null}>
      {({ rows, total }) => (
        <>
          <ul aria-label={`People with ${label} through ${submitter_name}`} className="flex flex-wrap gap-x-4 gap-y-1">
            {rows.map(({ accessor_id, accessor_name, id }) => (
              <li key={id}>
                <Link href={noticesOfPersonPage(accessor_id)}>{accessor_name}</Link>
              </li>
            ))}
          </ul>
          <Pagination label="People" page={page} pageSize={SHOWN} total={total} onChange={setPage} />
        </>
      )}
    </ListStates>
  );
}
