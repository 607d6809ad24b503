'use client';

import { useQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { reviewFilters } from '@/components/access/access-filters';
import { submissionListQuery } from '@/components/access/queries';
import { RequestRow } from '@/components/access/request-row';
import { NarrowedTo } from '@/components/access/review/narrowed-to';
import { ReviewHeading } from '@/components/access/review/review-heading';
import { reviewListQuery } from '@/components/access/review-list-query';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { useListFilters } from '@/lib/client/filters/use-list-filters';

/** The requests that wait for the access committee, the longest waiting first, and those that it decided. */
export function ReviewsView() {
  const filters = useListFilters(reviewFilters);
  const list = useQuery(submissionListQuery(reviewListQuery(filters.query)));
  return (
    <ListScreen
      label="Requests"
      nouns={['request', 'requests']}
      filters={filters}
      list={list}
      heading={
        <>
          <ReviewHeading />
          <NarrowedTo ids={{ requirement: filters.values.requirement }} onDrop={filters.change} />
        </>
      }
      empty={
        <EmptyState icon={<ClipboardCheck />} title="Nothing to review">
          Requests for access appear here when they are submitted.
        </EmptyState>
      }
      renderRow={(submission) => <RequestRow key={submission.id} submission={submission} isSubmitterShown />}
    />
  );
}
