import { type Sql, sql } from '@/lib/db/client';
import { revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/live-approval';

/** The condition that the person of `approval` has or had access by the same requirement by an `other` approval that fits. */
export function hasOther(approval: Sql, fits: Sql): Sql {
  return sql`EXISTS (SELECT FROM access_approval AS other
    WHERE other.requirement_id = ${approval}.requirement_id AND other.accessor_id = ${approval}.accessor_id AND other.id <> ${approval}.id
      AND ${fits})`;
}

/** The condition that the person of `approval` has other access by the same requirement at an instant. */
export function hasOtherAccess(approval: Sql, now: Date): Sql {
  return hasOther(approval, isLiveApproval(sql`other`, now));
}

/** The same, of access that lasts beyond an expiry. */
export function hasAccessBeyond(approval: Sql, now: Date, expiry: Sql): Sql {
  const lasts = sql`(other.expired_on IS NULL OR other.expired_on > ${expiry})`;
  return hasOther(approval, sql`${isLiveApproval(sql`other`, now)} AND ${lasts}`);
}

/** The condition that `person` is told no end of access: they are deleted, or a service account. */
export const isNeverNotified = sql`(person.status = 'deleted' OR person.is_service_account)`;

/** The end of an episode `past`, also where no job has noted it yet. */
const endOfPast = sql`coalesce(least(past.until, past.expired_on), 'infinity')`;

/**
 * The condition that the end of `approval` is not told to its person: other access was there at that moment, or is now. Of approvals
 * that end at one instant one tells.
 */
export function keepsAccess(now: Date): Sql {
  return hasOther(
    sql`approval`,
    sql`(${isLiveApproval(sql`other`, now)} OR EXISTS (SELECT FROM access_approval_history AS past
      WHERE past.approval_id = other.id AND past.began_at <= approval.ended_at
        AND (${endOfPast} > approval.ended_at OR (${endOfPast} = approval.ended_at AND other.id < approval.id
          AND EXISTS (SELECT FROM reminder AS same WHERE same.kind = ${revokedKind} AND same.object_id = other.id
            AND same.episode = past.episode::text AND same.status <> 'CANCELLED')))))`,
  );
}
