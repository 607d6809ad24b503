import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/audit/record-audit';

const MOST_AT_ONCE = 1_000;

/**
 * Terminates the resources whose end somebody accepted and whose end date has passed in their project's zone.
 * Batch by batch, each in a transaction of its own; safe to run twice and beside itself. Returns how many ended.
 */
export async function endAcceptedResources(ctx: Ctx): Promise<number> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  for (let ended = 0; ; ) {
    const batch = await transaction(ctx, endBatch);
    ended += batch;
    if (batch < MOST_AT_ONCE) return ended;
  }
}

async function endBatch(tx: Ctx): Promise<number> {
  const ended = await tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE resource SET state = 'TERMINATED', modified = ${tx.now}::timestamptz
    WHERE resource.state = 'OK' AND resource.id = ANY(ARRAY(
      SELECT due.id FROM resource AS due JOIN project ON project.id = due.project_id
      WHERE due.state = 'OK' AND due.termination_accepted_at IS NOT NULL
        AND due.end_date
          < (${tx.now}::timestamptz AT TIME ZONE usable_zone(project.time_zone, ${env.HEED_TIME_ZONE}))::date
      ORDER BY due.id LIMIT ${MOST_AT_ONCE} FOR UPDATE OF due SKIP LOCKED))
    RETURNING resource.id`);
  if (ended.length === 0) return 0;
  const resourceIds = ended.map(({ id }) => id);
  const facts = { count: ended.length, resource_ids: resourceIds };
  await recordAudit(tx, { operation: 'end_accepted_resources', subjectType: 'resource', subjectId: null, facts });
  tx.emit({ type: 'resources.changed', resourceIds });
  return ended.length;
}
