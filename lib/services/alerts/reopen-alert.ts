import { requirePerson } from '@/lib/auth/require';
import { type AlertDetail, reopenAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { change, changed } from '@/lib/services/audit/change';

/** Whoever takes their own resolution back so soon undoes it: nothing has happened that others should be told. */
const UNDONE_WITHIN = sql`interval '1 minute'`;

/**
 * Opens an alert again, as its next episode, whenever it was resolved; or as it was, where this undoes the caller's own
 * resolution.
 * @throws not_found; moved_on when it is open, or when a later alert of the same fingerprint has taken its place
 */
export async function reopenAlert(ctx: Ctx, { id }: InputOf<typeof reopenAlertOperation>): Promise<AlertDetail> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: reopenAlertOperation.id, subjectType: 'alert' }, async (tx) => {
    const [reopened] = await tx.db.$queryRaw<{ is_undo: boolean }[]>(sql`
      WITH resolved AS (
        SELECT id, resolved_by_id IS NOT DISTINCT FROM ${userId}::uuid
          AND resolved_at > ${tx.now}::timestamptz - ${UNDONE_WITHIN} AS is_undo
        FROM platform_alert WHERE id = ${id}::int AND is_resolved AND is_current FOR UPDATE)
      UPDATE platform_alert AS alert SET is_resolved = false, resolved_at = NULL, resolved_by_id = NULL, resolution_notes = '',
        acknowledged_at = CASE WHEN is_undo THEN alert.acknowledged_at END,
        acknowledged_by_id = CASE WHEN is_undo THEN alert.acknowledged_by_id END,
        snoozed_until = CASE WHEN is_undo THEN alert.snoozed_until END,
        episodes = alert.episodes + (NOT is_undo)::int
      FROM resolved WHERE alert.id = resolved.id RETURNING is_undo`);
    const row = await readAlertRow(tx, id);
    if (reopened === undefined) throw stateError(row);
    return changed(row, {
      subjectId: String(id),
      events: reopened.is_undo ? [] : [{ type: 'alert.raised', alertId: String(id), why: 'reopened' }],
      touches: [{ topic: 'alerts' }],
    });
  });
}

function stateError({ is_resolved }: AlertDetail): DomainError {
  const detail = is_resolved ? 'A later alert has replaced it.' : 'The alert is already open.';
  return new DomainError('moved_on', { detail });
}
