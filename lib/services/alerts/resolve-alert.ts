import { type AlertDetail, resolveAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { callerId } from '@/lib/core/caller-id';
import { DomainError, fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { rankOfSeverity, readAlertRow } from '@/lib/services/alerts/alert-row';
import { change, changed } from '@/lib/services/audit/change';

/**
 * Resolves an alert, a critical one only with notes.
 * @throws not_found; moved_on when it is resolved already; validation_failed without the notes that it needs
 */
export async function resolveAlert(
  ctx: Ctx,
  { id, resolution_notes: notes }: InputOf<typeof resolveAlertOperation>,
): Promise<AlertDetail> {
  const userId = callerId(ctx);
  return change(ctx, { operation: resolveAlertOperation.id, subjectType: 'alert' }, async (tx) => {
    const resolved = await tx.db.$executeRaw(sql`
      UPDATE platform_alert SET is_resolved = true, resolved_at = ${tx.now}::timestamptz, resolved_by_id = ${userId}::uuid,
        resolution_notes = ${notes}
      WHERE id = ${id}::int AND NOT is_resolved AND (severity_rank < ${rankOfSeverity('critical')} OR ${notes !== ''})`);
    const row = await readAlertRow(tx, id);
    if (resolved === 0) throw stateError(row);
    return changed(row, { subjectId: String(id), touches: [{ topic: 'alerts' }] });
  });
}

function stateError({ is_resolved }: AlertDetail): DomainError {
  return is_resolved
    ? new DomainError('moved_on', { detail: 'The alert is already resolved.' })
    : fieldError('resolution_notes', 'Enter resolution notes: the alert is critical.');
}
