import { type PlatformAlert, reopenAlertOperation } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { recordAudit } from '@/lib/services/records/record-audit';

/**
 * Opens an alert again, as its next episode, whenever it was resolved.
 * @throws not_found; moved_on when it is open, or when a later alert of the same fingerprint has taken its place
 */
export async function reopenAlert(ctx: Ctx, { id }: InputOf<typeof reopenAlertOperation>): Promise<PlatformAlert> {
  return transaction(ctx, async (tx) => {
    const reopened = await tx.db.$executeRaw(sql`
      UPDATE platform_alert SET is_resolved = false, resolved_at = NULL, resolved_by_id = NULL, resolution_notes = '',
        acknowledged_at = NULL, acknowledged_by_id = NULL, episodes = episodes + 1
      WHERE id = ${id}::int AND is_resolved AND is_current`);
    const row = await readAlertRow(tx, id);
    if (reopened === 0) throw refusal(row);
    tx.touch({ topic: 'alerts' });
    tx.emit({ type: 'alert.raised', alertId: String(id), why: 'reopened' });
    await recordAudit(tx, { operation: reopenAlertOperation.id, subjectType: 'alert', subjectId: String(id) });
    return row;
  });
}

function refusal({ is_resolved }: PlatformAlert): DomainError {
  const detail = is_resolved ? 'A later alert has taken its place.' : 'The alert is open.';
  return new DomainError('moved_on', { detail });
}
