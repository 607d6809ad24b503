import type { AlertDetail } from '@/lib/contracts/alerts/alerts';
import { type Severity, severities } from '@/lib/contracts/alerts/severities';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { personJson } from '@/lib/db/person-json';
import { type RowShape, readRow } from '@/lib/db/row-shape';

/** A severity as rows keep it, so that order is by meaning: 1 info … 4 critical. */
export function rankOfSeverity(severity: Severity): number {
  return severities.indexOf(severity) + 1;
}

/** Ids of stores in the form in which they were first reported. */
const storesAsGiven = sql`(
  SELECT coalesce(json_agg(CASE WHEN id = ANY(alert.numeric_stores) THEN to_json(id::bigint) ELSE to_json(id) END ORDER BY place), '[]')
  FROM unnest(alert.affected_stores) WITH ORDINALITY AS store (id, place))`;

/** A row of platform_alert under the alias `alert` as the API shows it. */
export const alertRow: RowShape = {
  id: sql`alert.id`,
  tables: sql`platform_alert AS alert`,
  json: sql`
  json_build_object(
    'id', alert.id, 'fingerprint', alert.fingerprint, 'source', alert.source, 'alert_type', alert.alert_type,
    'severity', (${[...severities]}::text[])[alert.severity_rank],
    'title', alert.title, 'description', alert.description,
    'affected_stores', ${storesAsGiven}, 'affected_systems', alert.affected_systems,
    'occurrence_count', alert.occurrence_count, 'first_occurred_at', alert.first_occurred_at,
    'last_occurred_at', alert.last_occurred_at, 'episodes', alert.episodes,
    'is_resolved', alert.is_resolved, 'resolved_at', alert.resolved_at, 'resolved_by', ${personJson(sql`alert.resolved_by_id`)},
    'resolution_notes', alert.resolution_notes,
    'acknowledged_at', alert.acknowledged_at, 'acknowledged_by', ${personJson(sql`alert.acknowledged_by_id`)},
    'assigned_to', ${personJson(sql`alert.assigned_to_id`)}, 'snoozed_until', CASE WHEN NOT alert.is_resolved THEN alert.snoozed_until END)`,
};

const alertDetailRow: RowShape = {
  ...alertRow,
  json: sql`(${alertRow.json}::jsonb || jsonb_build_object('details', alert.details))`,
};

/** One alert by its id, with its details. @throws not_found */
export function readAlertRow({ db }: Ctx, id: number): Promise<AlertDetail> {
  return readRow(db, alertDetailRow, sql`alert.id = ${id}::int`);
}
