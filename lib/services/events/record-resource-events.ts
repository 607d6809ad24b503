import type { EventType } from '@/lib/contracts/history/event-log';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { recordProjectEvents } from '@/lib/services/events/record-project-events';

const words = {
  marketplace_resource_paused: 'was paused',
  marketplace_resource_unpaused: 'was unpaused',
  marketplace_resource_terminate_succeeded: 'was terminated',
} as const satisfies Partial<Record<EventType, string>>;

/** Writes what happened to resources in the event log, in the transaction that `tx` is in. One statement. */
export async function recordResourceEvents(tx: Ctx, ids: readonly string[], type: keyof typeof words): Promise<void> {
  if (ids.length === 0) return;
  await recordProjectEvents(tx, sql`resource.id = ANY(${[...ids]}::uuid[])`, {
    type,
    message: sql`'Resource ' || resource.name || ' ' || ${words[type]}::text || '.'`,
    joins: sql`JOIN resource ON resource.project_id = project.id`,
    context: sql`jsonb_build_object('resource_uuid', resource.id, 'resource_name', resource.name)`,
  });
}
