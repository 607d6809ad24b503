'use client';

import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { myRequestFilters } from '@/components/access/access-filters';
import { AccessHeading } from '@/components/access/access-heading';
import { submissionListQuery } from '@/components/access/queries';
import { RequestRow } from '@/components/access/request-row';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';
import { newAccessRequestPage } from '@/lib/core/routes';

/** The requests that the person drafted and submitted, newest first. */
export function MyRequestsView() {
  const { uuid } = useMe();
  const filters = useListFilters(myRequestFilters);
  const list = useQuery(submissionListQuery({ ...filters.query, submitter: uuid }));
  return (
    <ListScreen
      label="My requests"
      nouns={['request', 'requests']}
      filters={filters}
      list={list}
      heading={<AccessHeading />}
      empty={
        <EmptyState
          icon={<FileText />}
          title="No requests yet"
          action={<ButtonLink href={newAccessRequestPage}>Request access</ButtonLink>}
        >
          Your requests for access appear here with what was decided.
        </EmptyState>
      }
      renderRow={(submission) => <RequestRow key={submission.id} submission={submission} />}
    />
  );
}
