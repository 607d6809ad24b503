'use client';

import { useQuery } from '@tanstack/react-query';
import { FileKey } from 'lucide-react';
import { groupFilters } from '@/components/access-review/group-filters';
import { GroupRow } from '@/components/access-review/group-row';
import { groupListQuery } from '@/components/access-review/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { listAccessorGroupsOperation } from '@/lib/contracts/access-approvals';
import { adminAccessNotificationsPage } from '@/lib/core/routes';

/** Who has access to what, by requirement, submitter and expiry. */
export function GroupsView() {
  const filters = useListFilters(groupFilters);
  const list = useQuery(groupListQuery(filters.query));
  return (
    <ListScreen
      label="Current access"
      nouns={['group', 'groups']}
      filters={filters}
      list={list}
      heading={
        <PageHeading
          title="Access review"
          actions={
            <ButtonLink size="small" href={adminAccessNotificationsPage}>
              Notices
            </ButtonLink>
          }
        >
          Who has access to what, through whom and until when.
        </PageHeading>
      }
      download={
        <DownloadCsv
          operation={() => listAccessorGroupsOperation}
          query={filters.matching}
          total={list.data?.total ?? 0}
        />
      }
      empty={
        <EmptyState icon={<FileKey />} title="No one has access yet">
          People appear here once their request for access is approved.
        </EmptyState>
      }
      renderRow={(group) => (
        <GroupRow
          key={`${group.requirement_id} ${group.submitter_id} ${group.expired_on} ${group.is_live}`}
          group={group}
        />
      )}
    />
  );
}
