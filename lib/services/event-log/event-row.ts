import { liveRoles } from '@/lib/auth/live-roles';
import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { shownAs } from '@/lib/db/role-name';
import type { RowShape } from '@/lib/db/row-shape';

/**
 * People are named as they are called now, so that nobody's name outlives them here; roles have a dot. Projects that were
 * deleted for good, to which nothing leads, are marked.
 */
const context = sql`(event.context - 'termination_metadata'
  || jsonb_build_object('user_username', coalesce(actor.username, ''),
    'user_full_name', CASE WHEN event.user_id IS NULL THEN 'System' ELSE coalesce(actor.full_name, '') END)
  || CASE WHEN event.affected_user_id IS NULL THEN '{}'::jsonb
    ELSE jsonb_build_object('affected_user_username', coalesce(affected.username, '')) END
  || CASE WHEN event.project_id IS NULL OR EXISTS (SELECT FROM project AS there WHERE there.id = event.project_id) THEN '{}'::jsonb
    ELSE jsonb_build_object('project_is_gone', true) END
  || CASE WHEN event.context ? 'role_name'
    THEN jsonb_build_object('role_name', ${shownAs(sql`event.context ->> 'role_name'`)}) ELSE '{}'::jsonb END)`;

/** The snapshot of roles that a deletion of a project left, for who reads it there; people in it are named as they are called now. */
function snapshot(ctx: Ctx): Sql {
  return sql`CASE WHEN event.context ? 'termination_metadata' THEN jsonb_build_object('termination_metadata',
    CASE WHEN ${readsSnapshots(ctx)} THEN jsonb_set(event.context -> 'termination_metadata', '{user_roles}', (
      SELECT coalesce(jsonb_agg(entry.was || jsonb_build_object('user_username', coalesce(person.username, '')) ORDER BY entry.place), '[]'::jsonb)
      FROM jsonb_array_elements(event.context #> '{termination_metadata,user_roles}') WITH ORDINALITY AS entry (was, place)
      LEFT JOIN user_account AS person ON person.id = (entry.was ->> 'user_id')::uuid)) END) ELSE '{}'::jsonb END`;
}

function readsSnapshots(ctx: Ctx): Sql {
  if (can(ctx.actor, 'STAFF_OR_SUPPORT')) return sql`TRUE`;
  return sql`EXISTS (SELECT FROM ${liveRoles(ctx.now, 'PROJECT.CREATE')} AS held
    WHERE held.user_id = ${requirePerson(ctx).userId}::uuid AND held.customer_id = event.customer_id)`;
}

/** An event as the API shows it to the caller. */
export const eventRow = (ctx: Ctx): RowShape => ({
  id: sql`event.id`,
  tables: sql`event`,
  joins: sql`
    LEFT JOIN user_account AS actor ON actor.id = event.user_id
    LEFT JOIN user_account AS affected ON affected.id = event.affected_user_id`,
  json: sql`jsonb_build_object('uuid', event.id, 'created', event.created, 'event_type', event.event_type,
    'message', event.message, 'context', ${context} || ${snapshot(ctx)})`,
});
