import { can } from '@/lib/auth/permissions';
import { env } from '@/lib/core/env';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { recordAudit } from '@/lib/services/records/record-audit';

/** The first run after a long pause may find many. */
const TIMEOUT_MS = 120_000;

/**
 * Terminates the resources whose end somebody accepted and whose end date has passed in their project's zone.
 * One statement, safe to run twice. Returns how many ended.
 */
export async function endAcceptedResources(ctx: Ctx): Promise<number> {
  if (!can(ctx.actor, 'STAFF')) throw new DomainError('not_allowed');
  return transaction(
    ctx,
    async (tx) => {
      const ended = await tx.db.$queryRaw<{ id: string }[]>(sql`
      UPDATE resource SET state = 'TERMINATED', modified = ${tx.now}::timestamptz
      FROM project
      WHERE project.id = resource.project_id AND resource.state = 'OK' AND resource.termination_accepted_at IS NOT NULL
        AND resource.end_date
          < (${tx.now}::timestamptz AT TIME ZONE coalesce(project.time_zone, ${env.HEED_TIME_ZONE}))::date
      RETURNING resource.id`);
      if (ended.length === 0) return 0;
      const resourceIds = ended.map(({ id }) => id);
      const facts = { count: ended.length, resource_ids: resourceIds };
      await recordAudit(tx, { operation: 'end_accepted_resources', subjectType: 'resource', subjectId: null, facts });
      tx.emit({ type: 'resources.changed', resourceIds });
      return ended.length;
    },
    TIMEOUT_MS,
  );
}
