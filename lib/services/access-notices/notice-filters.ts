import type { listAccessNotificationsOperation } from '@/lib/contracts/access/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { type Sql, sql } from '@/lib/db/client';
import { type Conditions, equals, isId } from '@/lib/db/conditions';
import { renewalKind, revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { ACCESS_RENEWAL, ACCESS_REVOKED } from '@/lib/plugins/notification-kinds/access-notices';

const kinds = { RENEWAL_NOTIFICATION: ACCESS_RENEWAL, REVOKE_NOTIFICATION: ACCESS_REVOKED } as const;

type When = 'scheduled_after' | 'scheduled_before';

/** Renewal notices of which a condition holds, and the revocation notices of approvals of which another does: each is found by its index. */
function isAbout(renewal: Sql, approval: Sql): Sql {
  return sql`reminder.id IN (
    SELECT reminder.id FROM reminder WHERE reminder.kind = ${renewalKind} AND ${renewal}
    UNION ALL SELECT reminder.id FROM access_approval AS ended JOIN reminder ON reminder.object_id = ended.id
    WHERE reminder.kind = ${revokedKind} AND ${approval})`;
}

/** What narrows notices of access, however they are shown: conditions over the tables of `noticeRow`. */
export const noticeFilters = {
  requirement: (id) => isAbout(sql`reminder.object_id = ${id}::uuid`, sql`ended.requirement_id = ${id}::uuid`),
  submitter: (id) => isAbout(sql`reminder.recipient_id = ${id}::uuid`, sql`ended.submitter_id = ${id}::uuid`),
  recipient: isId(sql`reminder.recipient_id`),
  type: (type) => sql`reminder.kind = ${kinds[type]}`,
  status: equals(sql`reminder.status`),
  is_late: equals(sql`reminder.is_late`),
} satisfies Omit<Conditions<InputOf<typeof listAccessNotificationsOperation>>, When>;
