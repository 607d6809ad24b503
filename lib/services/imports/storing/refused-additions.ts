import { type Db, sql } from '@/lib/db/client';
import type { ImportRecord } from '@/lib/services/imports/record-kind';
import { findFullForProjects, findFullForResources } from '@/lib/services/quotas/find-full';
import type { Addition, PlaceQuota } from '@/lib/services/quotas/first-full';
import { refusalOf } from '@/lib/services/quotas/require-room';

type Added = { line: number; places: readonly string[] };
type Refused = ReadonlyMap<number, string>;

/** Of the resources in records, those for which a quota of their project or its customer has no room: line and sentence. Two statements. */
export async function refusedResources(db: Db, records: readonly ImportRecord[], now: Date): Promise<Refused> {
  const added = await db.$queryRaw<Added[]>(sql`
    SELECT given.line, CASE WHEN former.customer_id IS NOT DISTINCT FROM project.customer_id THEN ARRAY[project.id]
      ELSE ARRAY[project.id, project.customer_id] END AS places
    FROM jsonb_to_recordset(${rowsOf(records)}::jsonb) AS given (line int, external_id text, project text, state text)
    JOIN project ON project.external_id = given.project JOIN customer ON customer.id = project.customer_id
    LEFT JOIN resource AS known ON known.external_id = given.external_id
    LEFT JOIN project AS former ON former.id = known.project_id AND known.state <> 'TERMINATED'
    WHERE given.state <> 'TERMINATED' AND former.id IS DISTINCT FROM project.id
      AND num_nonnulls(project.max_resources, customer.max_resources) > 0
    ORDER BY given.line`);
  return sentencesOf(added, await findFullForResources({ db, now }, added));
}

/** The same of the projects in records and their customer. Two statements. */
export async function refusedProjects(db: Db, records: readonly ImportRecord[], now: Date): Promise<Refused> {
  const added = await db.$queryRaw<Added[]>(sql`
    SELECT given.line, ARRAY[customer.id] AS places
    FROM jsonb_to_recordset(${rowsOf(records)}::jsonb) AS given (line int, external_id text, customer text)
    JOIN customer ON customer.external_id = given.customer
    WHERE customer.max_projects IS NOT NULL
      AND NOT EXISTS (SELECT FROM project AS known WHERE known.external_id = given.external_id)
    ORDER BY given.line`);
  return sentencesOf(added, await findFullForProjects({ db, now }, added));
}

function rowsOf(records: readonly ImportRecord[]): string {
  return JSON.stringify(records.map(({ external_id, fields, line }) => ({ ...fields, line, external_id })));
}

function sentencesOf(added: readonly (Added & Addition)[], quotas: readonly (PlaceQuota | null)[]): Refused {
  return new Map(
    added.flatMap(({ line }, at) => {
      const full = quotas[at] ?? null;
      return full === null ? [] : [[line, refusalOf(full)] as const];
    }),
  );
}
