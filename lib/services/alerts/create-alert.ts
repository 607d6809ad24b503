import { createAlertOperation, type PlatformAlert } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { derivedFingerprint } from '@/lib/services/alerts/alert-report';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { recordAudit } from '@/lib/services/records/record-audit';

/**
 * Reports one alert: it opens, opens again, or is counted. In a storm the answer is the storm's alert.
 * Mere counting leaves no audit row: the count says it.
 */
export async function createAlert(ctx: Ctx, given: InputOf<typeof createAlertOperation>): Promise<PlatformAlert> {
  const fingerprint = given.fingerprint ?? derivedFingerprint(given);
  return transaction(ctx, async (tx) => {
    const { counted } = await reportAlerts(tx, [{ ...given, fingerprint, count: 1, firstAt: tx.now }]);
    const [alert] = counted;
    if (alert === undefined) throw new Error('A report becomes an alert.');
    if (alert.outcome !== 'counted' && tx.actor.kind === 'person') {
      const facts = {
        outcome: alert.outcome,
        alert_type: given.alert_type,
        severity: given.severity,
        title: given.title,
      };
      const operation = createAlertOperation.id;
      await recordAudit(tx, { operation, subjectType: 'alert', subjectId: String(alert.id), facts });
    }
    return readAlertRow(tx, alert.id);
  });
}
