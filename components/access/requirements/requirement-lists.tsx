'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { groupsOfRequirement, noticesOfRequirement, waitingRequestsOf } from '@/components/access/requirements/queries';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { PageSection } from '@/components/ui/page-section';
import type { ListPage } from '@/lib/client/list-page-query';
import {
  adminAccessNotificationsPage,
  adminAccessPage,
  adminAccessSubmissionsPage,
  ofRequirement,
} from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** The way to who has access by a requirement, who requests it, and who was told what, each with how many there are. */
export function RequirementLists({ requirementId }: { requirementId: string }) {
  const groups = useQuery(groupsOfRequirement(requirementId));
  const requests = useQuery(waitingRequestsOf(requirementId));
  const notices = useQuery(noticesOfRequirement(requirementId));
  return (
    <PageSection title="Access under this requirement">
      <ul aria-label="Access under this requirement" className="border-t">
        <ListRow
          title={<Link href={ofRequirement(adminAccessPage, requirementId)}>Current access</Link>}
          detail="Who has access through whom, and until when"
          trailing={countOf(groups, 'group', 'groups')}
        />
        <ListRow
          title={<Link href={ofRequirement(adminAccessSubmissionsPage, requirementId)}>Requests</Link>}
          detail="Who requests or renews access"
          trailing={countOf(requests, 'waiting for review', 'waiting for review')}
        />
        <ListRow
          title={<Link href={ofRequirement(adminAccessNotificationsPage, requirementId)}>Notices</Link>}
          detail="Who was or will be notified, and why someone was not"
          trailing={countOf(notices, 'notice', 'notices')}
        />
      </ul>
    </PageSection>
  );
}

function countOf({ data }: UseQueryResult<ListPage<unknown>>, one: string, many: string) {
  return data !== undefined && <span className="text-text-muted">{formatCount(data.total, one, many)}</span>;
}
