import type { RecordType } from '@/lib/contracts/imports/imports';
import { empty, type Sql, sql } from '@/lib/db/client';
import { listed, literal, named, verbatim } from '@/lib/db/verbatim';
import type { Changes, RecordError, Storage } from '@/lib/services/imports/record-kind';
import { removedProject } from '@/lib/services/imports/storing/removed-project';

const tables: Readonly<Record<RecordType, string>> = {
  customer: 'customer',
  user: 'user_account',
  project_type: 'project_type',
  project: 'project',
  role: 'user_role',
  offering: 'offering',
  resource: 'resource',
  order: 'marketplace_order',
  audience: 'audience',
  access_requirement: 'access_requirement',
  access_approval: 'access_approval',
  event: 'event',
};

/** What became of one record. clash: another row holds a unique value, since before or since just now. */
export type Stored = {
  line: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'failed' | 'clash';
  field: string | null;
  message: string | null;
  /** Of its row; null where it was not stored. */
  id: string | null;
  /** Column by column, what an update changed; null for other outcomes, and for kinds of which nothing tells. */
  changes: Changes | null;
};

const noneTouched = sql`touched AS (SELECT NULL::uuid AS id WHERE false)`;
const byExternalId = (table: Sql) => sql`LEFT JOIN ${table} AS known ON known.external_id = given.external_id`;

/**
 * The one statement that stores records of a kind: resolves their references, finds their errors, writes new rows
 * and those that differ, and answers one `Stored` per record, all in one JSON array, `stored`. No two records may share a key.
 * @param rows a JSON array of objects with line, external_id, cleared, created and the fields of the kind.
 */
export function storeStatement(storage: Storage, rows: string, now: Date): Sql {
  const table = named(storage.table);
  return sql`
    WITH found AS (${found(storage, rows, now)}),
    judged AS (${judged(storage, table)}),
    updated AS (${update(storage, table, now)}),
    created AS (${insert(storage, table, now)}),
    ${storage.also ?? noneTouched},
    answered AS (
      SELECT given.line, given.error ->> 0 AS field, given.error ->> 1 AS message, coalesce(given.known_id, given.new_id) AS id,
        updated.changes,
        CASE
          WHEN given.error IS NOT NULL THEN 'failed'
          WHEN updated.id IS NOT NULL OR given.known_id IN (SELECT touched.id FROM touched) THEN 'updated'
          WHEN given.known_id IS NOT NULL THEN 'unchanged'
          WHEN given.new_id IN (SELECT created.id FROM created) THEN 'created'
          ELSE 'clash'
        END AS outcome
      FROM judged AS given LEFT JOIN updated ON updated.id = given.known_id)
    SELECT coalesce(json_agg(answered), '[]') AS stored FROM answered`;
}

/** The records with the ids that they refer to, the row that they update, and their first error as [field, message]. */
function found(storage: Storage, rows: string, now: Date): Sql {
  const references = Object.entries(storage.references);
  const columns = Object.entries(storage.given).map(([name, type]) => sql`${named(name)} ${verbatim(type)}`);
  const joins = references.map(
    ([field, type]) =>
      sql`LEFT JOIN ${named(tables[type])} AS ${named(`ref_${field}`)} ON ${named(`ref_${field}`)}.external_id = given.${named(field)}`,
  );
  const ids = references.map(([field]) => sql`${named(`ref_${field}`)}.id AS ${named(`${field}_id`)}`);
  const resolved = Object.entries(storage.resolved ?? {}).map(([name, value]) => sql`${value} AS ${named(name)}`);
  const errors = [...references.map(unknownReference), ...storage.errors];
  const cases = errors.map(
    ({ field, when, message }) => sql`WHEN ${when} THEN jsonb_build_array(${literal(field)}, ${message})`,
  );
  return sql`
    SELECT ${listed([sql`given.*`, sql`known.id AS known_id`, sql`CASE WHEN known.id IS NULL THEN uuid_v7() END AS new_id`, ...ids, ...resolved])},
      ${cases.length === 0 ? sql`NULL::jsonb` : sql`CASE ${listed(cases, ' ')} END`} AS first_error,
      ${removedProject(storage)} AS removed_project
    FROM (
      SELECT record.*, ${now}::timestamptz AS at FROM jsonb_to_recordset(${rows}::jsonb) AS record (
        line int, external_id text, cleared text[], created timestamptz, ${listed(columns)})) AS given
    ${listed(joins, ' ')} ${storage.joins ?? empty} ${storage.known ?? byExternalId(named(storage.table))}`;
}

/** Of a deleted project nothing is changed and nothing added to it; what says what is stored already may say it again. */
function judged(storage: Storage, table: Sql): Sql {
  return sql`
    SELECT given.*, coalesce(given.first_error, CASE WHEN ${isNew(storage)} THEN given.removed_project END) AS error
    FROM found AS given LEFT JOIN ${table} AS known ON known.id = given.known_id`;
}

function unknownReference([field, type]: [string, RecordType]): RecordError {
  return {
    field,
    when: sql`given.${named(field)} IS NOT NULL AND ${named(`ref_${field}`)}.id IS NULL`,
    message: sql`format('There is no %s "%s" yet.', ${literal(type)}, given.${named(field)})`,
  };
}

/** Values are computed from `known` as it is when the row is locked, so that no other change is lost. */
function update(storage: Storage, table: Sql, now: Date): Sql {
  const { names, values } = rowOf(storage);
  const modified = storage.hasModified ? sql`, modified = ${now}::timestamptz` : empty;
  return sql`
    UPDATE ${table} AS known SET (${listed(names)}) = ROW(${listed(values)}) ${modified}
    FROM judged AS given JOIN ${table} AS before ON before.id = given.known_id
    WHERE known.id = given.known_id AND given.error IS NULL AND ${isNew(storage)}
    RETURNING known.id, ${storage.returnsChanges === true ? changesOf : sql`NULL::jsonb`} AS changes`;
}

/** What differs between row `before` and row `known`, by column. */
const changesOf = sql`(
  SELECT jsonb_object_agg(earlier.key, jsonb_build_object('from', earlier.value, 'to', later.value))
  FROM jsonb_each(to_jsonb(before)) AS earlier JOIN jsonb_each(to_jsonb(known)) AS later ON later.key = earlier.key
  WHERE earlier.value IS DISTINCT FROM later.value)`;

function rowOf({ stored }: Storage): { names: Sql[]; values: Sql[] } {
  const names = ['external_id', 'created', ...Object.keys(stored)].map(named);
  const keys = [sql`coalesce(given.external_id, known.external_id)`, sql`coalesce(given.created, known.created)`];
  return { names, values: [...keys, ...Object.values(stored)] };
}

/** Whether a record says something else than is stored. */
function isNew(storage: Storage): Sql {
  const { names, values } = rowOf(storage);
  return sql`(${listed(names.map((name) => sql`known.${name}`))}) IS DISTINCT FROM (${listed(values)})`;
}

function insert(storage: Storage, table: Sql, now: Date): Sql {
  const names = Object.keys(storage.stored).map(named);
  const modified = storage.hasModified ? { name: sql`, modified`, value: sql`, ${now}::timestamptz` } : undefined;
  return sql`
    INSERT INTO ${table} AS made (id, external_id, created, ${listed(names)} ${modified?.name ?? empty})
    SELECT given.new_id, given.external_id, coalesce(given.created, ${now}::timestamptz),
      ${listed(Object.values(storage.stored))} ${modified?.value ?? empty}
    FROM judged AS given LEFT JOIN ${table} AS known ON false
    WHERE given.known_id IS NULL AND given.error IS NULL
    ORDER BY given.external_id
    ON CONFLICT DO NOTHING
    RETURNING made.id`;
}
