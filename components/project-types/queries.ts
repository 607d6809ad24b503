import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';
import { listProjectTypesOperation } from '@/lib/contracts/projects/project-types';

type ProjectTypesQuery = QueryTo<typeof listProjectTypesOperation>;

export const projectTypeKeys = {
  all: ['project-types'],
  list: (query: ProjectTypesQuery) => [...projectTypeKeys.all, 'list', query],
} as const;

/** A page of the project categories, by name. */
export function projectTypeListQuery(query: ProjectTypesQuery) {
  return listPageQuery(projectTypeKeys.list(query), () => listProjectTypesOperation, query);
}
