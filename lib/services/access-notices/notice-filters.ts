import type { listAccessNotificationsOperation } from '@/lib/contracts/access-notifications';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import { type Conditions, equals, isId } from '@/lib/db/conditions';
import { ACCESS_RENEWAL, ACCESS_REVOKED } from '@/lib/plugins/notification-kinds/access-notices';
import { noticeRequirement, noticeSubmitter } from '@/lib/services/access-notices/notice-row';

const kinds = { RENEWAL_NOTIFICATION: ACCESS_RENEWAL, REVOKE_NOTIFICATION: ACCESS_REVOKED } as const;

type When = 'scheduled_after' | 'scheduled_before';

/** What narrows notices of access, however they are shown: conditions over the tables of `noticeRow`. */
export const noticeFilters = {
  requirement: isId(noticeRequirement),
  submitter: isId(noticeSubmitter),
  recipient: isId(sql`reminder.recipient_id`),
  type: (type) => sql`reminder.kind = ${kinds[type]}`,
  status: equals(sql`reminder.status`),
  is_late: equals(sql`reminder.is_late`),
} satisfies Omit<Conditions<InputOf<typeof listAccessNotificationsOperation>>, When>;
