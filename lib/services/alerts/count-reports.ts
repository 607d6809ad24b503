import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { addOccurrences, bucketOf, countedColumns } from '@/lib/services/alerts/counted-columns';
import { joinReports } from '@/lib/services/alerts/join-reports';
import { reportRow, reportRows, reportTypes, takenOverColumns } from '@/lib/services/alerts/report-rows';

export const alertOutcomes = ['opened', 'reopened', 'escalated', 'counted'] as const;

export type Outcome = (typeof alertOutcomes)[number];

/** What became of the reports of one fingerprint. */
export type CountedAlert = { id: number; fingerprint: string; outcome: Outcome };

const MOST_ATTEMPTS = 3;

/**
 * Creates or counts each alert that is reported, all in one statement on the unique index of current fingerprints: however many
 * do the same at once, there is one row and no report is lost. What is known is locked in the order of fingerprints, and so is
 * then what is new: a circle can only form through what appears in between, and then the transaction runs again. Only where
 * an alert was resolved too long ago to open again are two more statements needed. Inside a transaction.
 */
export async function countReports(
  tx: Ctx,
  reports: readonly AlertReport[],
  reopenMinutes: number,
): Promise<CountedAlert[]> {
  const done: CountedAlert[] = [];
  let left = joinReports(reports);
  for (let attempt = 1; left.length > 0; attempt++) {
    if (attempt > MOST_ATTEMPTS)
      throw new Error('Alerts are resolved and followed by others faster than reports are counted.');
    if (attempt > 1) await retireResolved(tx, left, reopenMinutes);
    done.push(...(await tx.db.$queryRaw<CountedAlert[]>(statement(tx, left, reopenMinutes))));
    const counted = new Set(done.map(({ fingerprint }) => fingerprint));
    left = left.filter(({ fingerprint }) => !counted.has(fingerprint));
  }
  return done;
}

/** Alerts resolved longer ago than they may open again make room for others of their fingerprints. */
async function retireResolved(tx: Ctx, reports: readonly AlertReport[], reopenMinutes: number): Promise<void> {
  const fingerprints = reports.map(({ fingerprint }) => fingerprint);
  await tx.db.$executeRaw(sql`
    UPDATE platform_alert SET is_current = false
    WHERE id = ANY(ARRAY(SELECT id FROM platform_alert AS old WHERE old.fingerprint = ANY(${fingerprints}::text[]) AND old.is_current
        AND old.resolved_at <= ${openAgainSince(tx, reopenMinutes)} ORDER BY old.fingerprint FOR UPDATE))
      AND is_current AND resolved_at <= ${openAgainSince(tx, reopenMinutes)}`);
}

function openAgainSince({ now }: Ctx, reopenMinutes: number): Sql {
  return sql`(${now}::timestamptz - make_interval(mins => ${reopenMinutes}::int))`;
}

/**
 * A report of a known alert takes that alert's id into its insert, which then becomes an update, so that reports do not use up
 * the sequence. The alert is locked before: the insert of an id must find the alert whose id it is.
 */
function statement(tx: Ctx, reports: readonly AlertReport[], reopenMinutes: number): Sql {
  const now = sql`${tx.now}::timestamptz`;
  const counted = countedColumns(sql`known`, {
    count: sql`excluded.occurrence_count`,
    at: sql`excluded.last_occurred_at`,
    stores: sql`excluded.affected_stores`,
    numericStores: sql`excluded.numeric_stores`,
    systems: sql`excluded.affected_systems`,
  });
  return sql`
    WITH report AS (${reportRows(reports.map(reportRow), reportTypes)}), current AS MATERIALIZED (
      SELECT id, fingerprint FROM platform_alert
      WHERE fingerprint = ANY(ARRAY(SELECT fingerprint FROM report)) AND is_current ORDER BY fingerprint FOR UPDATE
    ), stored AS (
      INSERT INTO platform_alert AS known
        (id, ${takenOverColumns}, occurrence_count, first_occurred_at, last_occurred_at, created)
      SELECT coalesce(current.id, nextval('platform_alert_id_seq')), ${takenOverColumns}, count, least(first_at, ${now}), ${now}, ${now}
      FROM report LEFT JOIN current USING (fingerprint) ORDER BY fingerprint
      ON CONFLICT (fingerprint) WHERE is_current DO UPDATE SET ${counted},
        severity_rank = greatest(known.severity_rank, excluded.severity_rank),
        last_outcome = CASE WHEN known.is_resolved THEN 'reopened'
          WHEN excluded.severity_rank > known.severity_rank THEN 'escalated' ELSE 'counted' END,
        episodes = known.episodes + known.is_resolved::int,
        is_resolved = false, resolved_at = NULL, resolved_by_id = NULL, resolution_notes = '',
        acknowledged_at = CASE WHEN NOT known.is_resolved THEN known.acknowledged_at END,
        acknowledged_by_id = CASE WHEN NOT known.is_resolved THEN known.acknowledged_by_id END,
        snoozed_until = CASE WHEN NOT known.is_resolved AND excluded.severity_rank <= known.severity_rank THEN known.snoozed_until END
      WHERE NOT known.is_resolved OR known.resolved_at > ${openAgainSince(tx, reopenMinutes)}
      RETURNING id, fingerprint, last_outcome
    ), occurred AS (
      ${addOccurrences(
        sql`SELECT stored.id, ${bucketOf(now)}, report.count FROM stored JOIN report USING (fingerprint) ORDER BY stored.id`,
      )}
    )
    SELECT id, fingerprint, last_outcome AS outcome FROM stored`;
}
