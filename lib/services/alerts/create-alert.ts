import { createAlertOperation, type PlatformAlert } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type AlertReport, derivedFingerprint } from '@/lib/services/alerts/alert-report';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { touchSoon } from '@/lib/services/alerts/touch-soon';
import { recordAudit } from '@/lib/services/records/record-audit';

/**
 * Reports one alert: it opens, opens again, or is counted. In a storm the answer is the storm's alert.
 * Mere counting leaves no audit row: the count says it.
 */
export async function createAlert(ctx: Ctx, given: InputOf<typeof createAlertOperation>): Promise<PlatformAlert> {
  const fingerprint = given.fingerprint ?? derivedFingerprint(given);
  const report = { ...given, fingerprint, count: 1, firstAt: ctx.now };
  if (ctx.isTransaction) return openAlert(ctx, report);
  for (;;) {
    const [knownId] = (await countOpenAlerts(ctx, [report])) ?? [];
    if (knownId !== undefined) return readAlertRow(ctx, knownId);
    const other = opening.get(fingerprint);
    if (other === undefined) return openFirst(ctx, report);
    await other.catch(() => undefined);
  }
}

/** The alerts that calls of this process are opening: who reports one of them waits, without a connection, and then mostly counts. */
const opening = new Map<string, Promise<unknown>>();

function openFirst(ctx: Ctx, report: AlertReport): Promise<PlatformAlert> {
  const answer = openAlert(ctx, report).finally(() => opening.delete(report.fingerprint));
  opening.set(report.fingerprint, answer);
  return answer;
}

/** Takes a report of an alert that was not open, or not as bad, a moment ago. */
async function openAlert(ctx: Ctx, report: AlertReport): Promise<PlatformAlert> {
  const answer = await transaction(ctx, async (tx) => {
    const { counted } = await reportAlerts(tx, [report]);
    const [alert] = counted;
    if (alert === undefined) throw new Error('A report becomes an alert.');
    if (alert.outcome !== 'counted' && tx.actor.kind === 'person') {
      const { alert_type, severity, title } = report;
      const facts = { outcome: alert.outcome, alert_type, severity, title };
      const operation = createAlertOperation.id;
      await recordAudit(tx, { operation, subjectType: 'alert', subjectId: String(alert.id), facts });
    }
    return readAlertRow(tx, alert.id);
  });
  touchSoon(ctx);
  return answer;
}
