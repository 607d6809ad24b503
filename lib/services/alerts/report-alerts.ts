import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { containStorm } from '@/lib/services/alerts/contain-storm';
import { type CountedAlert, countReports } from '@/lib/services/alerts/count-reports';
import { readSettings } from '@/lib/services/settings/read-settings';

/** What became of all reports of one call: one alert per fingerprint, without those that were joined into the alert of a storm. */
export type Reported = { counted: CountedAlert[]; rolledUp: number };

/**
 * Takes any number of reports in a fixed number of statements. An alert that opens, reopens or gets worse is announced; one that
 * is merely counted is not: whoever calls this does so by touchSoon, after the commit. Inside a transaction.
 */
export async function reportAlerts(tx: Ctx, reports: readonly AlertReport[]): Promise<Reported> {
  if (reports.length === 0) return { counted: [], rolledUp: 0 };
  const settings = await readSettings(tx.db);
  const counted = await countReports(tx, reports, settings.ALERTS_REOPEN_MINUTES);
  const reported = await containStorm(tx, reports, counted, settings);
  for (const { id, outcome } of reported.counted) {
    if (outcome !== 'counted') tx.emit({ type: 'alert.raised', alertId: String(id), why: outcome });
  }
  if (reported.counted.some(({ outcome }) => outcome !== 'counted')) tx.touch({ topic: 'alerts' });
  return reported;
}
