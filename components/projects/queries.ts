import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { listCustomersOperation } from '@/lib/contracts/customers/customers';
import type { QueryTo, RequestOf } from '@/lib/contracts/operation';
import { listEndDateRequestsOperation } from '@/lib/contracts/projects/end-date-requests';
import { rehearseMoveOperation, rehearseRecoveryOperation } from '@/lib/contracts/projects/ends';
import { listProjectTypesOperation } from '@/lib/contracts/projects/project-types';
import { listProjectsOperation, type Project, readProjectOperation } from '@/lib/contracts/projects/projects';

type ProjectsQuery = QueryTo<typeof listProjectsOperation>;
type Rehearsed = RequestOf<typeof rehearseRecoveryOperation>;
type RehearsedMove = RequestOf<typeof rehearseMoveOperation>;

export const projectKeys = {
  all: ['projects'],
  list: (query: ProjectsQuery) => [...projectKeys.all, 'list', query],
  detail: (uuid: string) => [...projectKeys.all, 'detail', uuid],
  requests: (uuid: string) => [...projectKeys.detail(uuid), 'requests'],
  rehearsal: (given: Rehearsed) => [...projectKeys.detail(given.uuid), 'rehearsal', given],
  creationPlace: () => [...projectKeys.all, 'creation-place'],
  move: (given: RehearsedMove) => [...projectKeys.detail(given.uuid), 'move', given],
  types: () => [...projectKeys.all, 'types'],
  customers: (query: string, isToCreate: boolean) => [...projectKeys.all, 'customers', query, isToCreate],
} as const;

/** A page of the projects that the person sees. */
export function projectListQuery(query: ProjectsQuery) {
  return listPageQuery(projectKeys.list(query), () => listProjectsOperation, query);
}

const MOST_ENDS = '300';
const YEAR_DAYS = '366';

/** What ends within a year, the first end first. */
export const endsOfYear = {
  state: ['creating', 'end_date_set'],
  ends_within_days: YEAR_DAYS,
  o: 'effective_end_date',
  page_size: MOST_ENDS,
} satisfies ProjectsQuery;

/** What has ended and is still there, the last end first; asked apart, so that it takes no places of what ends. */
export const endsBefore = {
  state: ['in_grace', 'expired'],
  o: '-effective_end_date',
  page_size: MOST_ENDS,
} satisfies ProjectsQuery;

/** One project, also a deleted one. */
export function projectQuery(uuid: string) {
  return queryOptions({
    queryKey: projectKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Project> => (await call(readProjectOperation, { uuid }, { signal })).answer,
  });
}

/** The requests for another end date of a project, newest first. */
export function endDateRequestsQuery(uuid: string) {
  const query = { project_uuid: uuid, o: '-created', page_size: '20' };
  return listPageQuery(projectKeys.requests(uuid), () => listEndDateRequestsOperation, query);
}

/** What recovering a project would do. */
export function rehearsalQuery(given: Rehearsed) {
  return queryOptions({
    queryKey: projectKeys.rehearsal(given),
    queryFn: async ({ signal }) => (await call(rehearseRecoveryOperation, given, { signal })).answer,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Whether there is an organisation in which the person may create projects: the first one. */
export const creationPlace = { current_user_has_project_create_permission: 'true', page_size: '1' } as const;

export function creationPlaceQuery() {
  return listPageQuery(projectKeys.creationPlace(), () => listCustomersOperation, creationPlace);
}

/** What moving a project to another organisation would do. */
export function moveRehearsalQuery(given: RehearsedMove) {
  return queryOptions({
    queryKey: projectKeys.move(given),
    queryFn: async ({ signal }) => (await call(rehearseMoveOperation, given, { signal })).answer,
    staleTime: 0,
  });
}

/** The categories that projects can have, by name; there are never more than a page of them. */
export function projectTypesQuery() {
  const query = { page_size: String(MOST_PER_PAGE) };
  return listPageQuery(projectKeys.types(), () => listProjectTypesOperation, query);
}

const MOST_CUSTOMERS = '100';

/** Organisations by name; those where the person may create projects, or all that they see. */
export function customersQuery(query: string, isToCreate: boolean) {
  const creating = isToCreate ? { current_user_has_project_create_permission: 'true' as const } : {};
  const given = { page_size: MOST_CUSTOMERS, ...(query !== '' && { query }), ...creating };
  return listPageQuery(projectKeys.customers(query, isToCreate), () => listCustomersOperation, given);
}
