import { empty, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { subjectNumber } from '@/lib/db/subject-number';
import { whyLost } from '@/lib/plugins/notification-kinds/audience-sql';
import { canGoByDigest } from '@/lib/plugins/notification-kinds/can-go-by-digest';
import type { Subject } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';
import { isDigestSetAside, isSetAside } from '@/lib/services/outbox/is-set-aside';

/** A digest lists this many notices and counts the rest. */
const MOST_LISTED = 20;
const MOST_OF_A_MESSAGE = 300;
const MOST_UNREADABLE = 1_000;

/** The kind of the digest of notices. */
export const NOTICE_DIGEST = 'notice_digest';

/** A zone as people's rows name it, the zone that counts for them, and its latest 9:00 with the day of it. */
export type DigestZone = { stored: string; timeZone: string; at: Date; day: string };

/** One message as a digest lists it. */
export type ListedNotice = {
  kind: string;
  subject: Subject | null;
  /** What its kind words it from; null for a notification or an alert, which is as it is now. */
  facts: unknown;
  title: string;
  message: string;
  priority_rank: number;
  /** How often it came. */
  count: number;
  /** ISO 8601 with an offset: when it came last. */
  at: string;
  state: 'handled' | 'resolved' | null;
};

/** What somebody is to be told. */
export type FoundNoticeDigest = {
  user_id: string;
  full_name: string;
  email: string;
  /** A usable IANA zone. */
  time_zone: string;
  /** YYYY-MM-DD */
  local_day: string;
  total: number;
  /** Every row of the ledger that this digest tells. */
  delivery_ids: readonly string[];
  /** Most pressing first. */
  notices: readonly ListedNotice[];
};

const staffKinds = notificationKinds.filter(({ audience }) => audience === 'staff').map(({ id }) => id);
const digestible = notificationKinds.filter(canGoByDigest).map(({ id }) => id);
const isForStaff = sql`row.kind = ANY(${staffKinds}::text[])`;

/** What waits for a digest: rows of the ledger, each with its message and, where it is for staff, with what it is about. */
const waiting = sql`delivery AS row JOIN outbox_message AS message ON message.id = row.outbox_message_id
  LEFT JOIN admin_notification AS notice ON ${isForStaff} AND message.subject_type = 'notification' AND notice.id = ${subjectNumber(sql`message`)}
  LEFT JOIN platform_alert AS alert ON ${isForStaff} AND message.subject_type = 'alert' AND alert.id = ${subjectNumber(sql`message`)}`;

/** Rows of kinds that only another version knows wait for it. */
const isWaiting = sql`row.reason = 'digest' AND row.digest_message_id IS NULL AND row.kind = ANY(${digestible}::text[])
  AND NOT ${isSetAside(sql`row.outbox_message_id`)}`;

/** Messages to staff that wait for a digest and do not say what they are about. */
export async function findUnreadable({ db }: Ctx): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT message.id FROM delivery AS row JOIN outbox_message AS message ON message.id = row.outbox_message_id
    WHERE ${isWaiting} AND ${isForStaff} AND (coalesce(message.subject_type, '') NOT IN ('notification', 'alert')
      OR ${subjectNumber(sql`message`)} IS NULL)
    LIMIT ${MOST_UNREADABLE}`);
  return rows.map(({ id }) => id);
}

function dueIn(zones: readonly DigestZone[]): Sql {
  const stored = zones.map((zone) => zone.stored);
  const timeZones = zones.map((zone) => zone.timeZone);
  const days = zones.map((zone) => zone.day);
  const ats = zones.map((zone) => zone.at);
  return sql`unnest(${stored}::text[], ${timeZones}::text[], ${days}::text[], ${ats}::timestamptz[])
    AS due (stored, time_zone, local_day, at)`;
}

/** The zones of everyone for whom something waits. */
export async function zonesThatWait({ db }: Ctx): Promise<string[]> {
  const rows = await db.$queryRaw<{ time_zone: string }[]>(sql`
    SELECT DISTINCT person.time_zone FROM user_account AS person
    WHERE EXISTS (SELECT 1 FROM delivery AS row WHERE row.user_id = person.id AND ${isWaiting})`);
  return rows.map(({ time_zone }) => time_zone);
}

const whyLeftOut = sql`coalesce(${whyLost(sql`row.kind`)}, CASE
  WHEN person.status <> 'active' THEN 'inactive'
  WHEN preference."when" = 'off' THEN 'switched_off'
  WHEN ${isForStaff} AND notice.id IS NULL AND alert.id IS NULL THEN 'deleted'
  WHEN own.read_at IS NOT NULL THEN 'already_read' END)`;

/** Says in the ledger why a digest that is due leaves something out. One statement, whoever it concerns. */
export async function leaveOut(tx: Ctx, zones: readonly DigestZone[]): Promise<number> {
  const left = await tx.db.$executeRaw(sql`
    WITH left_out AS MATERIALIZED (
      SELECT row.id, ${whyLeftOut} AS why
      FROM ${waiting} JOIN user_account AS person ON person.id = row.user_id
      JOIN ${dueIn(zones)} ON due.stored = person.time_zone AND row.created < due.at
      LEFT JOIN notification_preference AS preference ON preference.user_id = row.user_id
        AND preference.kind = row.kind AND preference.channel = row.channel
      LEFT JOIN admin_notification_read AS own ON own.notification_id = notice.id AND own.user_id = row.user_id
      WHERE ${isWaiting} AND ${whyLeftOut} IS NOT NULL FOR UPDATE OF row
    )
    UPDATE delivery SET reason = left_out.why, modified = ${tx.now}::timestamptz
    FROM left_out WHERE delivery.id = left_out.id`);
  if (left > 0) tx.touch({ topic: 'deliveries' });
  return left;
}

/** Whom to look at: the next `size` people by id after `after`, of `only` where it is given. */
export type NoticeReaders = {
  zones: readonly DigestZone[];
  after: string | null;
  size: number;
  only?: readonly string[];
};

/** People who have something waiting from before their 9:00 and no digest of that day. */
function readersOf({ after, only, size, zones }: NoticeReaders): Sql {
  return sql`SELECT person.id, person.full_name, person.email, due.time_zone, due.local_day, due.at
      FROM user_account AS person JOIN ${dueIn(zones)} ON due.stored = person.time_zone
      WHERE (${after}::uuid IS NULL OR person.id > ${after}::uuid) AND person.status = 'active'
        ${only === undefined ? empty : sql`AND person.id = ANY(${[...only]}::uuid[])`}
        AND NOT ${isDigestSetAside(sql`person.id`, NOTICE_DIGEST)}
        AND EXISTS (SELECT 1 FROM delivery AS row WHERE row.user_id = person.id AND ${isWaiting} AND row.created < due.at)
        AND NOT EXISTS (SELECT 1 FROM notice_digest AS told
          WHERE told.user_id = person.id AND told.local_day = due.local_day::date)
      ORDER BY person.id LIMIT ${size}`;
}

/** The ids of the people whose digests `findNoticeDigests` looks for. */
export async function findNoticeReaders({ db }: Ctx, whom: NoticeReaders): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(readersOf(whom));
  return rows.map(({ id }) => id);
}

/** What these people are told, by their ids. */
export function findNoticeDigests(tx: Ctx, whom: NoticeReaders): Promise<FoundNoticeDigest[]> {
  return tx.db.$queryRaw<FoundNoticeDigest[]>(sql`
    WITH reader AS MATERIALIZED (
      ${readersOf(whom)}
    ), told AS MATERIALIZED (
      SELECT row.id, row.user_id, row.created, row.priority_rank, row.kind, message.subject_type, message.subject_id,
        CASE WHEN NOT ${isForStaff} THEN message.payload -> 'facts' END AS facts,
        CASE WHEN ${isForStaff} THEN message.subject_type || ':' || message.subject_id ELSE message.id::text END AS topic,
        coalesce(notice.title, alert.title, message.payload -> 'facts' ->> 'title', '') AS title,
        left(coalesce(notice.message, alert.description, ''), ${MOST_OF_A_MESSAGE}) AS message,
        greatest(coalesce(notice.fold_count, alert.occurrence_count, 1), 1)::int AS count,
        coalesce(notice.last_at, alert.last_occurred_at, row.created) AS at,
        CASE WHEN notice.handled_at IS NOT NULL THEN 'handled' WHEN alert.is_resolved THEN 'resolved' END AS state
      FROM ${waiting} JOIN reader ON reader.id = row.user_id AND row.created < reader.at WHERE ${isWaiting}
    ), latest AS (
      SELECT DISTINCT ON (user_id, topic) * FROM told ORDER BY user_id, topic, priority_rank DESC, created DESC, id DESC
    ), placed AS (
      SELECT latest.*, row_number() OVER (PARTITION BY user_id ORDER BY priority_rank DESC, at DESC, id DESC) AS place
      FROM latest
    ), listed AS (
      SELECT user_id, count(*)::int AS total, json_agg(json_build_object('kind', kind, 'facts', facts, 'title', title,
        'subject', CASE WHEN subject_type IS NOT NULL THEN json_build_object('type', subject_type, 'id', subject_id) END,
        'message', message, 'priority_rank', priority_rank, 'count', count, 'at', at, 'state', state) ORDER BY place)
        FILTER (WHERE place <= ${MOST_LISTED}) AS notices
      FROM placed GROUP BY user_id
    ), rows AS (SELECT user_id, array_agg(id) AS delivery_ids FROM told GROUP BY user_id)
    SELECT reader.id AS user_id, reader.full_name, reader.email, reader.time_zone, reader.local_day, listed.total, listed.notices, rows.delivery_ids
    FROM reader JOIN listed ON listed.user_id = reader.id JOIN rows ON rows.user_id = reader.id ORDER BY reader.id`);
}
