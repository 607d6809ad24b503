import type { AlertDetail } from '@/lib/contracts/alerts/alerts';
import { DomainError } from '@/lib/core/errors';
import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { change, changed } from '@/lib/services/audit/change';

export type AlertChange = {
  /** The id of the operation that asks for it. */
  operation: string;
  /** What follows SET. */
  set: Sql;
  facts?: Readonly<Record<string, unknown>>;
};

/**
 * Changes one alert that is open, says so to open browsers and records it, in one transaction.
 * @throws not_found; moved_on when the alert is resolved
 */
export async function changeOpenAlert(
  ctx: Ctx,
  id: number,
  { operation, set, facts }: AlertChange,
): Promise<AlertDetail> {
  return change(ctx, { operation, subjectType: 'alert' }, async (tx) => {
    const count = await tx.db.$executeRaw(
      sql`UPDATE platform_alert SET ${set} WHERE id = ${id}::int AND NOT is_resolved`,
    );
    const row = await readAlertRow(tx, id);
    if (count === 0) throw new DomainError('moved_on', { detail: 'The alert is already resolved.' });
    return changed(row, {
      subjectId: String(id),
      touches: [{ topic: 'alerts' }],
      ...(facts !== undefined && { facts }),
    });
  });
}
