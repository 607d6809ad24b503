import { sql } from '@/lib/db/client';
import type { RowShape } from '@/lib/db/row-shape';
import { isSeenByOwner } from '@/lib/services/user-actions/is-seen-by-owner';

/** An execution (`done`) as the API shows it at an instant. */
export function executionRow(now: Date): RowShape {
  return {
    id: sql`done.id`,
    tables: sql`user_action_execution AS done`,
    json: sql`json_build_object(
    'id', done.id, 'corrective_action_label', done.corrective_action_label, 'executed_at', done.executed_at,
    'success', done.success, 'error_message', done.error_message,
    'execution_metadata', CASE WHEN jsonb_typeof(done.execution_metadata) = 'object' THEN done.execution_metadata ELSE '{}' END,
    'action_uuid', done.action_id,
    'is_action_readable', EXISTS (SELECT FROM user_action AS action
      WHERE action.id = done.action_id AND action.user_id = done.user_id AND ${isSeenByOwner(now)}),
    'action_type', done.action_type, 'corrective_action_key', done.corrective_action_key,
    'title', done.title, 'related_object_name', done.related_object_name, 'related_object_type', done.object_type,
    'related_object_uuid', done.object_id, 'via', done.via)`,
  };
}
