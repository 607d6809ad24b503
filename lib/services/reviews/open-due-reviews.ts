import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { recordCustomerEvents } from '@/lib/services/events/record-customer-events';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';
import { fewOrAll } from '@/lib/services/jobs/few-or-all';

const MOST_MS = 5 * 60_000;
/** How long after one was closed the next is due: 90 days. */
const PAUSE = sql`interval '2160 hours'`;

type Opened = { id: string; place_id: string };

/**
 * Opens a review for each project and customer in which somebody has a live role, unless one is open or was closed lately. Two
 * runs at once open one: the second waits for the first. A fixed number of statements.
 */
export async function openDueReviews(ctx: Ctx): Promise<{ project_reviews: number; customer_reviews: number }> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  const about = { operation: 'review-permissions', subjectType: 'review', timeoutMs: MOST_MS } as const;
  return change(ctx, about, async (tx) => {
    const projects = await openReviews(tx, dueProjects(tx.now), sql`project_id`);
    const customers = await openReviews(tx, dueCustomers(tx.now), sql`customer_id`);
    const counts = { project_reviews: projects.length, customer_reviews: customers.length };
    const opened = [...projects, ...customers];
    if (opened.length === 0) return unchanged(counts);
    await recordOpened(tx, projects, customers);
    const reviewIds = fewOrAll(opened.map(({ id }) => id));
    return changed(counts, { subjectId: null, facts: counts, events: [{ type: 'reviews.changed', reviewIds }] });
  });
}

/** The places are held in one order until the transaction ends, so that none is removed meanwhile. */
function openReviews({ db, now }: Ctx, due: Sql, column: Sql): Promise<Opened[]> {
  return db.$queryRaw<Opened[]>(sql`
    WITH due AS MATERIALIZED (${due})
    INSERT INTO permission_review (${column}, created) SELECT due.id, ${now}::timestamptz FROM due
    ON CONFLICT DO NOTHING RETURNING id, ${column} AS place_id`);
}

function dueProjects(now: Date): Sql {
  return sql`
    SELECT project.id FROM project JOIN customer ON customer.id = project.customer_id
    WHERE NOT project.is_removed AND NOT customer.archived
      AND EXISTS (SELECT FROM ${liveRoles(now)} AS held WHERE held.project_id = project.id)
      AND NOT EXISTS (SELECT FROM permission_review AS earlier WHERE earlier.project_id = project.id AND ${isRecent(now)})
    ORDER BY project.id FOR SHARE OF project`;
}

function dueCustomers(now: Date): Sql {
  return sql`
    SELECT customer.id FROM customer
    WHERE NOT customer.archived
      AND EXISTS (SELECT FROM ${liveRoles(now)} AS held WHERE held.customer_id = customer.id)
      AND NOT EXISTS (SELECT FROM permission_review AS earlier WHERE earlier.customer_id = customer.id AND ${isRecent(now)})
    ORDER BY customer.id FOR SHARE OF customer`;
}

function isRecent(now: Date): Sql {
  return sql`(earlier.closed IS NULL OR earlier.closed > ${now}::timestamptz - ${PAUSE})`;
}

async function recordOpened(tx: Ctx, projects: readonly Opened[], customers: readonly Opened[]): Promise<void> {
  const ids = projects.map(({ id }) => id);
  await recordProjectEvents(tx, sql`review.id = ANY(${ids}::uuid[])`, {
    type: 'project_permission_review_created',
    message: sql`'A review of who has access to project ' || project.name || ' was opened.'`,
    joins: sql`JOIN permission_review AS review ON review.project_id = project.id`,
    context: sql`jsonb_build_object('review_uuid', review.id)`,
  });
  await recordCustomerEvents(
    tx,
    customers.map(({ place_id }) => place_id),
    {
      type: 'customer_permission_review_created',
      message: sql`'A review of who has access to organisation ' || customer.name || ' was opened.'`,
      context: sql`jsonb_build_object('review_uuid', (SELECT review.id FROM permission_review AS review
        WHERE review.customer_id = customer.id AND review.closed IS NULL))`,
    },
  );
}
