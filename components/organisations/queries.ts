import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  type Customer,
  type CustomerCommandKey,
  listCustomerCommandsOperation,
  listCustomersOperation,
  readCustomerOperation,
} from '@/lib/contracts/customers/customers';
import type { QueryTo } from '@/lib/contracts/operation';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';

type OrganisationsQuery = QueryTo<typeof listCustomersOperation>;

export const organisationKeys = {
  all: ['organisations'],
  list: (query: OrganisationsQuery) => [...organisationKeys.all, 'list', query],
  detail: (uuid: string) => [...organisationKeys.all, 'detail', uuid],
  commands: (uuid: string) => [...organisationKeys.detail(uuid), 'commands'],
  projects: (uuid: string, page: number) => [...organisationKeys.detail(uuid), 'projects', page],
} as const;

/** A page of the organisations that the person sees. */
export function organisationListQuery(query: OrganisationsQuery) {
  return listPageQuery(organisationKeys.list(query), () => listCustomersOperation, query);
}

/** One organisation. */
export function organisationQuery(uuid: string) {
  return queryOptions({
    queryKey: organisationKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Customer> => (await call(readCustomerOperation, { uuid }, { signal })).answer,
  });
}

/** What the person may do with an organisation as it is now. */
export function organisationCommandsQuery(uuid: string) {
  return queryOptions({
    queryKey: organisationKeys.commands(uuid),
    queryFn: async ({ signal }): Promise<CustomerCommandKey[]> =>
      (await call(listCustomerCommandsOperation, { uuid }, { signal })).answer,
  });
}

export const PROJECTS_SHOWN = 10;

/** A page of the projects of an organisation that the person sees, by name. */
export function projectsOfOrganisationQuery(uuid: string, page: number) {
  const query = { customer: [uuid], page: String(page), page_size: String(PROJECTS_SHOWN) };
  return listPageQuery(organisationKeys.projects(uuid, page), () => listProjectsOperation, query);
}
