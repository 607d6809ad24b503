import type { Execution } from '@/lib/contracts/executions';
import type { Prisma } from '@/lib/db/client';

/** An execution as the API shows it. */
export function toExecution(row: Prisma.UserActionExecutionGetPayload<object>): Execution {
  const metadata = row.execution_metadata;
  return {
    id: row.id,
    corrective_action_label: row.corrective_action_label,
    executed_at: row.executed_at.toISOString(),
    success: row.success,
    error_message: row.error_message,
    execution_metadata: typeof metadata === 'object' && metadata !== null ? { ...metadata } : {},
    action_uuid: row.action_id,
    action_type: row.action_type,
    corrective_action_key: row.corrective_action_key,
    title: row.title,
    related_object_name: row.related_object_name,
    related_object_type: row.object_type,
    related_object_uuid: row.object_id,
    via: row.via,
  };
}
