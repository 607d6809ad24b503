import { createAlertOperation, type PlatformAlert } from '@/lib/contracts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { type AlertReport, derivedFingerprint } from '@/lib/services/alerts/alert-report';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { countOpenAlerts } from '@/lib/services/alerts/count-open-alerts';
import { reportAlerts } from '@/lib/services/alerts/report-alerts';
import { touchSoon } from '@/lib/services/alerts/touch-soon';
import { recordAudit } from '@/lib/services/audit/record-audit';

/**
 * Reports one alert: it opens, opens again, or is counted. In a storm the answer is the storm's alert.
 * Mere counting leaves no audit row: the count says it.
 */
export async function createAlert(ctx: Ctx, given: InputOf<typeof createAlertOperation>): Promise<PlatformAlert> {
  const fingerprint = given.fingerprint ?? derivedFingerprint(given);
  const report = { ...given, fingerprint, count: 1, firstAt: ctx.now };
  if (ctx.isTransaction || ctx.beforeCommit !== null) return openAlert(ctx, report);
  return (await countAlert(ctx, report)) ?? (await openOrFollow(ctx, report));
}

async function countAlert(ctx: Ctx, report: AlertReport): Promise<PlatformAlert | null> {
  const [knownId] = (await countOpenAlerts(ctx, [report])) ?? [];
  return knownId === undefined ? null : readAlertRow(ctx, knownId);
}

const opening = new Map<string, Promise<unknown>>();

/** Who reports an alert that another call of this process is opening waits for that, without a connection, and then mostly counts. */
async function openOrFollow(ctx: Ctx, report: AlertReport): Promise<PlatformAlert> {
  const other = opening.get(report.fingerprint);
  if (other !== undefined) {
    await other.catch(() => undefined);
    return (await countAlert(ctx, report)) ?? openAlert(ctx, report);
  }
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
