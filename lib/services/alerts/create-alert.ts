import { type AlertDetail, createAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { type AlertReport, derivedFingerprint, fittedReport } from '@/lib/services/alerts/alert-report';
import { readAlertRow } from '@/lib/services/alerts/alert-row';
import { type TakenReports, takeReports } from '@/lib/services/alerts/take-reports';
import { recordAudit } from '@/lib/services/audit/record-audit';

/**
 * Reports one alert: it opens, opens again, or is counted. In a storm the answer is the storm's alert.
 * Mere counting leaves no audit row: the count says it.
 */
export async function createAlert(ctx: Ctx, given: InputOf<typeof createAlertOperation>): Promise<AlertDetail> {
  const fingerprint = given.fingerprint ?? derivedFingerprint(given);
  const report = fittedReport({ ...given, fingerprint, count: 1, firstAt: ctx.now });
  const taken = await takeReports(ctx, { firing: [report], resolved: [], notes: '' }, (tx, { alerts }) =>
    auditNews(tx, report, onlyOf(alerts)),
  );
  return readAlertRow(ctx, onlyOf(taken.alerts).id);
}

type Alert = TakenReports['alerts'][number];

function onlyOf([alert]: readonly Alert[]): Alert {
  if (alert === undefined) throw new Error('A report becomes an alert.');
  return alert;
}

async function auditNews(tx: Ctx, { alert_type, severity }: AlertReport, { id, outcome }: Alert): Promise<void> {
  if (outcome === 'counted' || tx.actor.kind !== 'person') return;
  const facts = { outcome, alert_type, severity };
  await recordAudit(tx, { operation: createAlertOperation.id, subjectType: 'alert', subjectId: String(id), facts });
}
