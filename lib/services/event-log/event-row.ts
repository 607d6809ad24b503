import { sql } from '@/lib/db/client';
import { shownAs } from '@/lib/db/role-name';
import type { RowShape } from '@/lib/db/row-shape';

/**
 * People are named as they are called now, so that nobody's name outlives them here; roles have a dot. Projects that were
 * deleted for good, to which nothing leads, are marked.
 */
const context = sql`(event.context
  || jsonb_build_object('user_username', coalesce(actor.username, ''),
    'user_full_name', CASE WHEN event.user_id IS NULL THEN 'System' ELSE coalesce(actor.full_name, '') END)
  || CASE WHEN event.affected_user_id IS NULL THEN '{}'::jsonb
    ELSE jsonb_build_object('affected_user_username', coalesce(affected.username, '')) END
  || CASE WHEN event.project_id IS NULL OR EXISTS (SELECT FROM project AS there WHERE there.id = event.project_id) THEN '{}'::jsonb
    ELSE jsonb_build_object('project_is_gone', true) END
  || CASE WHEN event.context ? 'role_name'
    THEN jsonb_build_object('role_name', ${shownAs(sql`event.context ->> 'role_name'`)}) ELSE '{}'::jsonb END)`;

/** An event as the API shows it. */
export const eventRow: RowShape = {
  id: sql`event.id`,
  tables: sql`event`,
  joins: sql`
    LEFT JOIN user_account AS actor ON actor.id = event.user_id
    LEFT JOIN user_account AS affected ON affected.id = event.affected_user_id`,
  json: sql`jsonb_build_object('uuid', event.id, 'created', event.created, 'event_type', event.event_type,
    'message', event.message, 'context', ${context})`,
};
