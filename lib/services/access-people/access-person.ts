import { can } from '@/lib/auth/permissions';
import { isSeenPerson } from '@/lib/auth/seen-people';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isLiveApproval } from '@/lib/services/access/live-approval';

/**
 * A row of `named (user_id, type)` as the API shows it, with the person as `person` and their approval through the submitter as
 * `held`, both of which there may be none of. Names are told to who reads all access, sees the person, or gave them access.
 */
export function accessPersonJson(ctx: Ctx): Sql {
  const isDisclosed = can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT')
    ? sql`TRUE`
    : sql`(held.id IS NOT NULL OR ${isSeenPerson(ctx, sql`named.user_id`)})`;
  const isLive = isLiveApproval(sql`held`, ctx.now);
  const ifDisclosed = (column: Sql) => sql`CASE WHEN ${isDisclosed} THEN coalesce(${column}, '') ELSE '' END`;
  return sql`json_build_object('user_id', named.user_id, 'full_name', ${ifDisclosed(sql`person.full_name`)},
    'email', ${ifDisclosed(sql`person.email`)}, 'is_active', coalesce(person.status = 'active', FALSE), 'type', named.type,
    'has_access', coalesce(${isLive}, FALSE), 'expired_on', CASE WHEN ${isLive} THEN held.expired_on END,
    'ended_at', CASE WHEN NOT ${isLive} THEN least(held.ended_at, held.expired_on) END)`;
}
