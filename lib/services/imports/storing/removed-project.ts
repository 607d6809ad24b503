import { env } from '@/lib/core/env';
import { type Sql, sql } from '@/lib/db/client';
import { listed, literal, named } from '@/lib/db/verbatim';
import type { Storage } from '@/lib/services/imports/record-kind';

const NO_ERROR = sql`NULL::jsonb`;

/**
 * The error, as [field, message], of a record that is or names a project that was deleted; null where there is none. Over
 * what a record is judged by: `known` and `ref_<field>`.
 */
export function removedProject({ ofRemovedProjects, references, table }: Storage): Sql {
  if (ofRemovedProjects === true) return NO_ERROR;
  const referring = Object.entries(references).flatMap(([field, type]) =>
    type === 'project' ? [{ field, project: named(`ref_${field}`) }] : [],
  );
  const projects = table === 'project' ? [{ field: 'external_id', project: sql`known` }, ...referring] : referring;
  const cases = projects.map(
    ({ field, project }) =>
      sql`WHEN ${project}.is_removed THEN jsonb_build_array(${literal(field)}, ${deletedOn(project)})`,
  );
  return cases.length === 0 ? NO_ERROR : sql`CASE ${listed(cases, ' ')} END`;
}

function deletedOn(project: Sql): Sql {
  const day = sql`${project}.removed_at AT TIME ZONE usable_zone(${project}.time_zone, ${env.HEED_TIME_ZONE})`;
  return sql`format('This project was deleted on %s.', coalesce(to_char(${day}, 'FMDD FMMonth YYYY'), 'an earlier day'))`;
}
