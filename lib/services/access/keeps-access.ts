import { type Sql, sql } from '@/lib/db/client';
import { revokedKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { isLiveApproval } from '@/lib/services/access/is-renewal';

/** The condition that the person of `approval` has other access by the same requirement at an instant. */
export function hasOtherAccess(now: Date): Sql {
  return sql`EXISTS (SELECT FROM access_approval AS other
    WHERE other.requirement_id = approval.requirement_id AND other.accessor_id = approval.accessor_id AND other.id <> approval.id
      AND ${isLiveApproval(sql`other`, now)})`;
}

/** The end of an episode `past`, also where no job has noted it yet. */
const endOfPast = sql`coalesce(least(past.until, past.expired_on), 'infinity')`;

/**
 * The condition that the end of `approval` is not told to its person: other access was there at that moment, or is now. Of approvals
 * that end at one instant one tells.
 */
export function keepsAccess(now: Date): Sql {
  return sql`EXISTS (SELECT FROM access_approval AS other
    WHERE other.requirement_id = approval.requirement_id AND other.accessor_id = approval.accessor_id AND other.id <> approval.id
      AND (${isLiveApproval(sql`other`, now)} OR EXISTS (SELECT FROM access_approval_history AS past
        WHERE past.approval_id = other.id AND past.began_at <= approval.ended_at
          AND (${endOfPast} > approval.ended_at OR (${endOfPast} = approval.ended_at AND other.id < approval.id
            AND EXISTS (SELECT FROM reminder AS same WHERE same.kind = ${revokedKind} AND same.object_id = other.id
              AND same.episode = past.episode::text AND same.status <> 'CANCELLED'))))))`;
}
