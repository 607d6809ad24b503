import { join, type Sql, sql } from '@/lib/db/client';
import { hasAddress } from '@/lib/db/has-address';
import type { Audience } from '@/lib/plugins/notification-kinds/notification-kind';
import { notificationKinds } from '@/lib/plugins/notification-kinds/registry';

/** Whether a message of this audience is for someone: a condition on `person`, a row of user_account, and `message`. */
export function isMeant(audience: Audience): Sql {
  switch (audience) {
    case 'staff':
      return sql`person.is_staff`;
    case 'addressee':
      return sql`person.id = message.user_id`;
    case 'address':
      return hasAddress(sql`person`, sql`message.address`);
    default:
      return sql`((${audience.people}) IS TRUE)`;
  }
}

/** Whether a message may go to any number of people. */
export function isForMany(audience: Audience): boolean {
  return audience === 'staff' || typeof audience === 'object';
}

/** The statuses of an account that a kind reaches. */
export function reachedStatuses({ reaches }: { reaches: 'active' | 'suspended' | 'deleted' }): string[] {
  const statuses = ['active', 'suspended', 'deleted'];
  return statuses.slice(0, statuses.indexOf(reaches) + 1);
}

/** Why a message of `kind` that was decided may not reach `person` any more, over `message` as well; null while it may. */
export function whyLost(kind: Sql): Sql {
  const cases = notificationKinds.map(({ audience, id, ...reach }) => {
    const reason = audience === 'staff' ? 'not_staff' : 'access_lost';
    const isLost = audience === 'address' ? sql`FALSE` : sql`NOT ${isMeant(audience)}`;
    return sql`WHEN ${id} THEN CASE WHEN person.status <> ALL(${reachedStatuses(reach)}::text[]) THEN 'inactive'
      WHEN ${isLost} THEN ${reason} END`;
  });
  return sql`(CASE ${kind} ${join(cases, ' ')} ELSE CASE WHEN person.status <> 'active' THEN 'inactive' END END)`;
}
