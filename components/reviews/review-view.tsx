'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { CloseReviewDialog } from '@/components/reviews/close-review-dialog';
import { type Decision, type Decisions, findObstacle, heldDecisions, isWhole } from '@/components/reviews/decisions';
import { PersonRow } from '@/components/reviews/person-row';
import {
  heldRolesQuery,
  mayCloseQuery,
  PEOPLE_SHOWN,
  reviewedPeopleQuery,
  reviewQuery,
} from '@/components/reviews/queries';
import { closedBy } from '@/components/reviews/review-row';
import { placeOf, type ReviewedPlace } from '@/components/reviews/reviewed-place';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { Pill } from '@/components/ui/pill';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { Member } from '@/lib/contracts/members/members';
import { reviewsPage } from '@/lib/core/review-routes';
import { placePage } from '@/lib/core/routes';

interface ReviewViewProps {
  kind: ReviewedPlace['kind'];
  uuid: string;
}

/** A review of who has access, done person by person; a closed one says who closed it. */
export function ReviewView({ kind, uuid }: ReviewViewProps) {
  const found = useQuery(reviewQuery(kind, uuid));
  return (
    <RecordStates query={found} what="the review" loading={<Skeleton className="h-40 w-full" />}>
      {(review) => (
        <div className="max-w-240 space-y-6">
          <PageHeading
            title={`Review who has access: ${placeOf(review).name}`}
            actions={
              <ButtonLink href={reviewsPage} variant="quiet" icon={<ArrowLeft />}>
                All reviews
              </ButtonLink>
            }
          >
            <Pill tone={review.is_pending ? 'warning' : 'neutral'}>{review.is_pending ? 'Open' : 'Closed'}</Pill>
          </PageHeading>
          <Facts
            facts={[
              {
                label: kind === 'project' ? 'Project' : 'Organisation',
                value: <Link href={placePage(placeOf(review))}>{placeOf(review).name}</Link>,
              },
              { label: 'Opened', value: <Moment at={review.created} /> },
              { label: 'Closed', value: review.closed !== null && <Moment at={review.closed} /> },
              { label: 'By', value: !review.is_pending && closedBy(review.reviewer_full_name) },
            ]}
          />
          {review.is_pending && <People place={placeOf(review)} uuid={uuid} />}
        </div>
      )}
    </RecordStates>
  );
}

function People({ place: { kind, uuid: placeUuid }, uuid }: { place: ReviewedPlace; uuid: string }) {
  const place = { kind, uuid: placeUuid };
  const [page, setPage] = useState(1);
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const found = useQuery(reviewedPeopleQuery(place, page));
  const { data: held } = useQuery(heldRolesQuery(place));
  const mayClose = useMayClose(place);
  const decide = (...made: Decision[]) =>
    setDecisions(new Map([...decisions, ...made.map((one) => [one.role.uuid, one] as const)]));
  const standing = heldDecisions(decisions, held ?? []);
  const decided = [...standing.values()].filter(isWhole).length;
  return (
    <PageSection title="People with access">
      <div className="space-y-3">
        <ListStates
          query={found}
          what="people"
          skeletonCount={3}
          empty={<p className="text-text-muted">No one has access any more.</p>}
        >
          {({ rows, total }) => (
            <>
              <ProgressBar
                label="Decided"
                value={Math.min(decided / (held?.length ?? total), 1)}
                valueText={`${decided} of ${held?.length ?? total}`}
              />
              <ul aria-label="People with access" className="border-t">
                {rows.map((role: Member) => (
                  <PersonRow
                    key={role.uuid}
                    decision={decisions.get(role.uuid)}
                    role={role}
                    onDecide={mayClose ? decide : null}
                  />
                ))}
              </ul>
              <Pagination label="People" page={page} pageSize={PEOPLE_SHOWN} total={total} onChange={setPage} />
              {mayClose && (
                <Button onPress={() => decide(...undecided(rows, decisions))}>
                  {total > PEOPLE_SHOWN ? 'Keep everyone else on this page' : 'Keep everyone else'}
                </Button>
              )}
            </>
          )}
        </ListStates>
        {mayClose && held !== undefined && <Closing decisions={standing} kind={kind} total={held.length} uuid={uuid} />}
      </div>
    </PageSection>
  );
}

interface ClosingProps {
  decisions: Decisions;
  kind: ReviewedPlace['kind'];
  total: number;
  uuid: string;
}

function Closing(review: ClosingProps) {
  const [isAsked, setIsAsked] = useState(false);
  const obstacle = findObstacle(review.decisions, review.total);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button variant="primary" isDisabled={obstacle !== null} onPress={() => setIsAsked(true)}>
        Close review
      </Button>
      {obstacle !== null && <p className="text-sm text-text-muted">{obstacle}</p>}
      {isAsked && <CloseReviewDialog {...review} onClose={() => setIsAsked(false)} />}
    </div>
  );
}

/** Who reads a review may close it, but for support, which only reads, unless it has a role there. */
function useMayClose(place: ReviewedPlace): boolean {
  const { is_staff, is_support } = useMe();
  const isReader = is_support && !is_staff;
  const { data } = useQuery({ ...mayCloseQuery(place), enabled: isReader });
  return !isReader || data === true;
}

/** Those on the page about whom nothing is decided yet, to be kept. */
function undecided(rows: readonly Member[], decisions: Decisions): Decision[] {
  return rows.filter(({ uuid }) => !decisions.has(uuid)).map((role) => ({ role, decision: 'keep', lastDay: '' }));
}
