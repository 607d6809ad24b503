import { type Sql, sql } from '@/lib/db/client';
import { listed, named, verbatim } from '@/lib/db/verbatim';
import type { AlertReport } from '@/lib/services/alerts/alert-report';
import { rankOfSeverity } from '@/lib/services/alerts/alert-row';

/** What a new alert takes over from its report as it is: columns of both, with their types. */
const takenOver = {
  fingerprint: 'text',
  source: 'text',
  alert_type: 'text',
  severity_rank: 'smallint',
  title: 'text',
  description: 'text',
  affected_stores: 'text[]',
  numeric_stores: 'text[]',
  affected_systems: 'text[]',
  details: 'jsonb',
};

/** What counting needs of a report. */
export const countedTypes = {
  fingerprint: 'text',
  severity_rank: 'smallint',
  affected_stores: 'text[]',
  numeric_stores: 'text[]',
  affected_systems: 'text[]',
  count: 'int',
};

/** Everything that a report says. */
export const reportTypes = { ...takenOver, ...countedTypes, first_at: 'timestamptz' };

/** The columns of a new alert that its report states. */
export const takenOverColumns: Sql = listed(Object.keys(takenOver).map(named));

type Row = Readonly<Record<string, unknown>>;

/** A report as a row of the record set below. */
export function reportRow({ severity, firstAt, affected_stores: stores, ...fields }: AlertReport): Row {
  return {
    ...fields,
    affected_stores: stores.map(String),
    numeric_stores: stores.filter((id) => typeof id === 'number').map(String),
    severity_rank: rankOfSeverity(severity),
    first_at: firstAt,
  };
}

/** Rows as a query. @param types the columns of it, with their types; what else a row has is left out */
export function reportRows(rows: readonly Row[], types: Readonly<Record<string, string>>): Sql {
  const names = Object.keys(types);
  const picked = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
  const columns = Object.entries(types).map(([name, type]) => sql`${named(name)} ${verbatim(type)}`);
  return sql`SELECT * FROM jsonb_to_recordset(${JSON.stringify(picked)}::jsonb) AS row (${listed(columns)})`;
}
