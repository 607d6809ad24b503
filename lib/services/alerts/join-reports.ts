import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { rankOfSeverity } from '@/lib/services/alerts/alert-row';
import { uniqueStores } from '@/lib/services/alerts/unique-stores';

/** One report per fingerprint: counts add up, the worst severity counts, what is affected is joined as sets. The first text stays. */
export function joinReports(reports: readonly AlertReport[]): AlertReport[] {
  const joined = new Map<string, AlertReport>();
  for (const report of reports) {
    const known = joined.get(report.fingerprint);
    joined.set(report.fingerprint, known === undefined ? report : joinTwo(known, report));
  }
  return [...joined.values()];
}

function joinTwo(one: AlertReport, other: AlertReport): AlertReport {
  return {
    ...one,
    severity: rankOfSeverity(other.severity) > rankOfSeverity(one.severity) ? other.severity : one.severity,
    affected_stores: uniqueStores([...one.affected_stores, ...other.affected_stores]),
    affected_systems: [...new Set([...one.affected_systems, ...other.affected_systems])],
    count: one.count + other.count,
    firstAt: new Date(Math.min(one.firstAt.getTime(), other.firstAt.getTime())),
  };
}
