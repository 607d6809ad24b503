import type { ReviewDecision } from '@/lib/contracts/members/permission-reviews';
import { callerId } from '@/lib/core/caller-id';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { changed, type Outcome } from '@/lib/services/audit/change';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { requireMayGive } from '@/lib/services/members/may-give';
import { holdPlace, type Place, type PlaceRef } from '@/lib/services/members/place';
import { applyDecisions, type Counts } from '@/lib/services/reviews/apply-decisions';

/** What is closed, how, and where. */
type Closing = { uuid: string; decisions: readonly ReviewDecision[]; place: PlaceRef };

/**
 * Closes an open review that the caller reads, once, however many try at the same time, and does what was decided. Whatever is
 * refused leaves it open, and nothing is done.
 * @throws not_allowed; moved_on for one that is closed; what the rules of members refuse
 */
export async function closeReview<Review>(
  tx: Ctx,
  { decisions, place: ref, uuid }: Closing,
  shape: RowShape,
): Promise<Outcome<Review>> {
  const place = await holdPlace(tx, ref);
  await requireReviewer(tx, place);
  const { count } = await tx.db.permissionReview.updateMany({
    where: { id: uuid, closed: null },
    data: { closed: tx.now, reviewer_id: callerId(tx) },
  });
  if (count === 0) throw new DomainError('moved_on', { detail: 'This review is already closed.' });
  const counts = await applyDecisions(tx, place, decisions);
  await recordClosing(tx, place, uuid, counts);
  // Whoever takes a role of their own may not read it any more.
  return changed(await readRow<Review>(tx.db, shape, sql`review.id = ${uuid}::uuid`), {
    subjectId: uuid,
    facts: { [`${place.kind}_id`]: place.uuid, ...counts },
    events: [{ type: 'reviews.changed', reviewIds: [uuid] }],
  });
}

/** By a role in the customer, also for reviews of its projects. @throws not_allowed */
function requireReviewer(tx: Ctx, { customerId }: Place): Promise<void> {
  return requireMayGive(tx, { kind: 'customer', scope: { kind: 'customer', customerId } }, 'UPDATE');
}

function recordClosing(
  tx: Ctx,
  place: Place,
  uuid: string,
  { changed: changedCount, kept, removed }: Counts,
): Promise<void> {
  const context = sql`jsonb_build_object('review_uuid', ${uuid}::text, 'kept', ${kept}::int, 'changed', ${changedCount}::int,
    'removed', ${removed}::int)`;
  if (place.kind === 'project') {
    return recordProjectEvents(tx, sql`project.id = ${place.uuid}::uuid`, {
      type: 'project_permission_review_closed',
      message: sql`'The review of who has access to project ' || project.name || ' was closed.'`,
      context,
    });
  }
  return recordCustomerEvents(tx, [place.uuid], {
    type: 'customer_permission_review_closed',
    message: sql`'The review of who has access to organisation ' || customer.name || ' was closed.'`,
    context,
  });
}
