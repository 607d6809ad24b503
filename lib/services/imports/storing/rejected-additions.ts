import { type Db, type Sql, sql } from '@/lib/db/client';
import type { ImportRecord } from '@/lib/services/imports/record-kind';
import { findFullForProjects, findFullForResources } from '@/lib/services/quotas/find-full';
import type { Addition, PlaceQuota } from '@/lib/services/quotas/first-full';
import { quotaExceededMessage } from '@/lib/services/quotas/require-room';

type Added = { line: number; places: readonly string[] };
type Rejected = ReadonlyMap<number, string>;

/** Of the resources in records, those for which a quota of their project or its customer has no room: line and sentence. Three statements at most, one where nothing is limited. */
export async function rejectedResources(db: Db, records: readonly ImportRecord[], now: Date): Promise<Rejected> {
  const limited = await ofLimited(
    db,
    records,
    'project',
    sql`
    SELECT project.external_id AS key FROM project JOIN customer ON customer.id = project.customer_id
    WHERE num_nonnulls(project.max_resources, customer.max_resources) > 0 AND project.external_id`,
  );
  if (limited.length === 0) return new Map();
  const added = await db.$queryRaw<Added[]>(sql`
    SELECT given.line, CASE WHEN former.customer_id IS NOT DISTINCT FROM project.customer_id THEN ARRAY[project.id]
      ELSE ARRAY[project.id, project.customer_id] END AS places
    FROM jsonb_to_recordset(${rowsOf(limited)}::jsonb) AS given (line int, external_id text, project text, state text)
    JOIN project ON project.external_id = given.project
    LEFT JOIN resource AS known ON known.external_id = given.external_id
    LEFT JOIN project AS former ON former.id = known.project_id AND known.state <> 'TERMINATED'
    WHERE given.state <> 'TERMINATED' AND former.id IS DISTINCT FROM project.id
    ORDER BY given.line`);
  return sentencesOf(added, await findFullForResources({ db, now }, added));
}

/** The same of the projects in records that are not deleted, and their customer. */
export async function rejectedProjects(db: Db, records: readonly ImportRecord[], now: Date): Promise<Rejected> {
  const limited = await ofLimited(
    db,
    records,
    'customer',
    sql`
    SELECT customer.external_id AS key FROM customer WHERE customer.max_projects IS NOT NULL AND customer.external_id`,
  );
  if (limited.length === 0) return new Map();
  const added = await db.$queryRaw<Added[]>(sql`
    SELECT given.line, ARRAY[customer.id] AS places
    FROM jsonb_to_recordset(${rowsOf(limited)}::jsonb) AS given (line int, external_id text, customer text, is_removed boolean)
    JOIN customer ON customer.external_id = given.customer
    WHERE given.is_removed IS NOT TRUE
      AND NOT EXISTS (SELECT FROM project AS known WHERE known.external_id = given.external_id) ORDER BY given.line`);
  return sentencesOf(added, await findFullForProjects({ db, now }, added));
}

/** Those of the records whose place limits something. @param places a query that ends where their keys are compared */
async function ofLimited(
  db: Db,
  records: readonly ImportRecord[],
  field: 'project' | 'customer',
  places: Sql,
): Promise<readonly ImportRecord[]> {
  const keys = [...new Set(records.map(({ fields }) => String(fields[field])))];
  const found = await db.$queryRaw<{ key: string }[]>(sql`${places} = ANY(${keys}::text[])`);
  const limited = new Set(found.map(({ key }) => key));
  return records.filter(({ fields }) => limited.has(String(fields[field])));
}

function rowsOf(records: readonly ImportRecord[]): string {
  return JSON.stringify(records.map(({ external_id, fields, line }) => ({ ...fields, line, external_id })));
}

function sentencesOf(added: readonly (Added & Addition)[], quotas: readonly (PlaceQuota | null)[]): Rejected {
  return new Map(
    added.flatMap(({ line }, at) => {
      const full = quotas[at] ?? null;
      return full === null ? [] : [[line, quotaExceededMessage(full)] as const];
    }),
  );
}
