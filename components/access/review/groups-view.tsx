'use client';

import { useQuery } from '@tanstack/react-query';
import { FileKey } from 'lucide-react';
import { groupFilters } from '@/components/access/review/group-filters';
import { GroupRow } from '@/components/access/review/group-row';
import { NarrowedTo } from '@/components/access/review/narrowed-to';
import { groupListQuery } from '@/components/access/review/queries';
import { ReviewHeading } from '@/components/access/review/review-heading';
import { DownloadCsv } from '@/components/ui/download-csv';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { listAccessorGroupsOperation } from '@/lib/contracts/access/approvals';

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
        <>
          <ReviewHeading />
          <NarrowedTo ids={filters.values} onDrop={filters.change} />
        </>
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
