'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { customerReviewsQuery, projectReviewsQuery } from '@/components/reviews/queries';
import { customerReviewFilters, projectReviewFilters } from '@/components/reviews/review-filters';
import { ReviewRow } from '@/components/reviews/review-row';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import { customerReviewsPage, reviewsPage } from '@/lib/core/review-routes';

/** The reviews of who has access: of projects, or of organisations where the address says so. */
export function ReviewsView() {
  return useSearchParams().get('of') === 'organisations' ? <OfCustomers /> : <OfProjects />;
}

function OfProjects() {
  const filters = useListFilters(projectReviewFilters);
  const list = useQuery(projectReviewsQuery(filters.query));
  return (
    <ListScreen
      label="Role reviews"
      nouns={['review', 'reviews']}
      filters={filters}
      list={list}
      heading={<Heading other={{ href: customerReviewsPage, label: 'Reviews of organisations' }} />}
      empty={none}
      renderRow={(review) => <ReviewRow key={review.uuid} review={review} />}
    />
  );
}

function OfCustomers() {
  const filters = useListFilters(customerReviewFilters);
  const list = useQuery(customerReviewsQuery(filters.query));
  return (
    <ListScreen
      label="Role reviews of organisations"
      nouns={['review', 'reviews']}
      filters={filters}
      list={list}
      heading={<Heading other={{ href: reviewsPage, label: 'Reviews of projects' }} />}
      empty={none}
      renderRow={(review) => <ReviewRow key={review.uuid} review={review} />}
    />
  );
}

function Heading({ other }: { other: { href: string; label: string } }) {
  return (
    <PageHeading title="Role reviews" actions={<ButtonLink href={other.href}>{other.label}</ButtonLink>}>
      Every 90 days, an owner goes through who has access.
    </PageHeading>
  );
}

const none = (
  <EmptyState icon={<ShieldCheck />} title="No reviews">
    Reviews of your organisations and their projects appear here when they are due.
  </EmptyState>
);
