import type { Settings } from '@/lib/contracts/settings';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { type CountedAlert, countReports } from '@/lib/services/alerts/count-reports';
import { joinReports } from '@/lib/services/alerts/join-reports';

const MOST_NAMED = 20;

type Storm = { counted: CountedAlert[]; rolledUp: number };

/**
 * Joins what a source opened beyond its limit a minute into one storm alert, and takes the surplus rows back before anybody sees
 * them. Of one source this is done one after the other, until the commit, so that the limit is exact however many report at once.
 * Alerts that are open already are counted on in a storm as before.
 */
export async function containStorm(
  tx: Ctx,
  reports: readonly AlertReport[],
  counted: readonly CountedAlert[],
  settings: Settings,
): Promise<Storm> {
  const openedBy = new Map<string, CountedAlert[]>();
  const reportOf = new Map(joinReports(reports).map((report) => [report.fingerprint, report]));
  for (const alert of counted.filter(({ outcome }) => outcome === 'opened')) {
    const source = reportOf.get(alert.fingerprint)?.source ?? '';
    openedBy.set(source, [...(openedBy.get(source) ?? []), alert]);
  }
  let [kept, rolledUp] = [[...counted], 0];
  for (const [source, opened] of [...openedBy].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const surplus = await takeBackSurplus(tx, source, opened, settings.ALERTS_STORM_PER_MINUTE);
    if (surplus.size === 0) continue;
    const joined = opened.flatMap(({ id, fingerprint }) => (surplus.has(id) ? (reportOf.get(fingerprint) ?? []) : []));
    const storm = await countReports(tx, [stormReport(tx, source, joined)], settings.ALERTS_REOPEN_MINUTES);
    kept = [...kept.filter(({ id }) => !surplus.has(id)), ...storm];
    rolledUp += surplus.size;
  }
  return { counted: kept, rolledUp };
}

async function takeBackSurplus(
  tx: Ctx,
  source: string,
  opened: readonly CountedAlert[],
  limit: number,
): Promise<Set<number>> {
  await tx.db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${stormFingerprint(source)}, 0))`);
  const rows = await tx.db.$queryRaw<{ id: number }[]>(sql`
    DELETE FROM platform_alert WHERE id = ANY(ARRAY(
      SELECT recent.id FROM (
        SELECT id, row_number() OVER (ORDER BY (id = ANY(${opened.map(({ id }) => id)}::int[])), id) AS place FROM platform_alert
        WHERE source = ${source} AND created > ${tx.now}::timestamptz - interval '1 minute' AND fingerprint <> ${stormFingerprint(source)}
      ) AS recent
      WHERE recent.place > ${limit}::int AND recent.id = ANY(${opened.map(({ id }) => id)}::int[])))
    RETURNING id`);
  return new Set(rows.map(({ id }) => id));
}

function stormFingerprint(source: string): string {
  return `storm:${source}`;
}

function stormReport(tx: Ctx, source: string, reports: readonly AlertReport[]): AlertReport {
  const [one] = joinReports(reports.map((report) => ({ ...report, fingerprint: '' })));
  if (one === undefined) throw new Error('A storm has reports.');
  const titles = reports.slice(0, MOST_NAMED).map(({ title }) => title);
  const more = reports.length > titles.length ? [`… and ${reports.length - titles.length} more`] : [];
  return {
    ...one,
    source,
    fingerprint: stormFingerprint(source),
    alert_type: 'storm',
    title: source === '' ? 'Alert storm' : `Alert storm from ${source}`,
    description: ['Too many different alerts per minute. The first ones combined here:', ...titles, ...more].join('\n'),
    details: {},
    firstAt: tx.now,
  };
}
