import { database, sql } from '@/lib/db/client';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { episodeOf } from '@/lib/services/access-notices/episode-of';

/** How many approvals there are, and between which instants they expire. */
export type AccessSize = { approvals: number; firstExpiry: Date; lastExpiry: Date };

const PEOPLE = 20_000;
const REQUIREMENTS = 2_000;
/** What a thousand groups have together. */
const PEOPLE_OF_THOUSAND = 5_447;
const THOUSAND = 1_000;

/** When everything was approved. */
const approvedAt = new Date('2026-11-01T08:00:00Z');

const at = sql`${approvedAt}::timestamptz`;

/**
 * Fills a database with access: of a thousand groups one has 500 people, ten have 50, and the others one to eight, the submitter
 * among them. Notices are planned as approving plans them: two months and one month before each expiry, and for the end itself.
 */
export async function fillAccess(size: AccessSize): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    TRUNCATE user_account, access_requirement, user_action, outbox_message, reminder, access_problem_report, audit_entry CASCADE`);
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, ${at}, ${at} FROM generate_series(0, ${PEOPLE - 1}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO access_requirement (external_id, name, dataset_name, renewal_details_url, is_duc_required, created, modified)
    SELECT 'r' || i, 'Requirement ' || i, 'Dataset ' || i, 'https://data.example/' || i, i % 2 = 0, ${at}, ${at}
    FROM generate_series(0, ${REQUIREMENTS - 1}::int) AS i`);
  await db.$executeRaw(sql`VACUUM ANALYZE user_account, access_requirement`);
  await addApprovals(size);
  await planNotices();
  await db.$executeRaw(sql`VACUUM ANALYZE`);
}

/** Group i is of requirement i % 2,000. Groups are approved one after the other, and expire in that order between two instants. */
async function addApprovals({ approvals, firstExpiry, lastExpiry }: AccessSize): Promise<void> {
  const groups = Math.ceil((approvals / PEOPLE_OF_THOUSAND) * THOUSAND) + THOUSAND;
  const db = database();
  await db.$executeRaw(sql`
    WITH person AS MATERIALIZED (SELECT id, substr(username, 2)::int AS place FROM user_account),
      grouped AS MATERIALIZED (
        SELECT i, i % ${REQUIREMENTS}::int AS requirement, (i % ${REQUIREMENTS}::int * 13 + i / ${REQUIREMENTS}::int * 997) % ${PEOPLE}::int AS submitter,
          CASE WHEN i % 1000 = 0 THEN 500 WHEN i % 100 = 1 THEN 50 ELSE 1 + i % 8 END AS people,
          date_trunc('second', ${firstExpiry}::timestamptz + (${lastExpiry}::timestamptz - ${firstExpiry}::timestamptz) * (i / ${groups}::float8)) AS expired_on
        FROM generate_series(0, ${groups - 1}::int) AS i),
      member AS (
        SELECT grouped.*, number FROM grouped CROSS JOIN LATERAL generate_series(0, people - 1) AS number
        ORDER BY i, number LIMIT ${approvals}::int)
    INSERT INTO access_approval (requirement_id, submitter_id, accessor_id, version, expired_on, created, modified)
    SELECT requirement.id, submitter.id, accessor.id, 1, member.expired_on, ${at}, ${at}
    FROM member JOIN access_requirement AS requirement ON requirement.external_id = 'r' || member.requirement
    JOIN person AS submitter ON submitter.place = member.submitter
    JOIN person AS accessor ON accessor.place = (member.submitter + member.number * 31) % ${PEOPLE}::int
    ORDER BY member.i, member.number`);
  await db.$executeRaw(sql`
    INSERT INTO access_approval_history (approval_id, episode, began_at, expired_on, requirement_version)
    SELECT id, episode, ${at}, expired_on, version FROM access_approval`);
  await db.$executeRaw(sql`VACUUM ANALYZE access_approval, access_approval_history`);
}

async function planNotices(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, milestone_rank, recipient_id, scheduled_for, created, modified)
    SELECT ${renewalKind}, 'access_requirement', requirement.id, requirement.dataset_name, ${episodeOf(sql`live.expired_on`)},
      months || CASE months WHEN 1 THEN ' month' ELSE ' months' END, -months, live.submitter_id,
      live.expired_on - make_interval(months => months), ${at}, ${at}
    FROM (SELECT DISTINCT requirement_id, submitter_id, expired_on FROM access_approval) AS live
    JOIN access_requirement AS requirement ON requirement.id = live.requirement_id CROSS JOIN generate_series(1, 2) AS months`);
  await database().$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, recipient_id, scheduled_for, created, modified)
    SELECT ${revokedKind}, 'access_approval', approval.id, requirement.dataset_name, approval.episode::text, approval.accessor_id,
      approval.expired_on, ${at}, ${at}
    FROM access_approval AS approval JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id`);
}
