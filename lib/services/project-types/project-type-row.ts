import type { ProjectType } from '@/lib/contracts/projects/project-types';
import { DomainError } from '@/lib/core/errors';
import { apiPath } from '@/lib/core/routes';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { absoluteUrl } from '@/lib/emails/absolute-url';

export const projectTypeRow: RowShape = {
  id: sql`project_type.id`,
  tables: sql`project_type`,
  json: sql`json_build_object('uuid', project_type.id, 'url', ${absoluteUrl(apiPath('project-types'))} || project_type.id || '/',
    'name', project_type.name, 'description', project_type.description)`,
};

/** One project type. @throws not_found */
export function readProjectTypeRow({ db }: Ctx, uuid: string): Promise<ProjectType> {
  return readRow<ProjectType>(db, projectTypeRow, sql`project_type.id = ${uuid}::uuid`);
}

/** A project type that nobody else changes, or gives to a project, until the transaction ends. @throws not_found */
export async function holdProjectType({ db }: Ctx, uuid: string): Promise<{ name: string; description: string }> {
  const [held] = await db.$queryRaw<{ name: string; description: string }[]>(
    sql`SELECT name, description FROM project_type WHERE id = ${uuid}::uuid FOR UPDATE`,
  );
  if (held === undefined) throw new DomainError('not_found');
  return held;
}

/** Refuses a name that another type has, in upper or lower case. @throws already_exists */
export async function requireFreeTypeName({ db }: Ctx, name: string, own: string | null = null): Promise<void> {
  const [other] = await db.$queryRaw<{ name: string }[]>(sql`
    SELECT name FROM project_type WHERE lower(name) = lower(${name}) AND id IS DISTINCT FROM ${own}::uuid`);
  if (other !== undefined)
    throw new DomainError('already_exists', { detail: `There is already a project type “${other.name}”.` });
}
