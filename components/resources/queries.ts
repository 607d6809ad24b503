import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { type ObjectEvent, readResourceHistoryOperation } from '@/lib/contracts/marketplace/details';
import {
  listOrdersOperation,
  listResourcesOperation,
  type Resource,
  readResourceOperation,
} from '@/lib/contracts/marketplace/marketplace';
import type { QueryTo } from '@/lib/contracts/operation';
import { listServiceSettingsOperation, type ServiceSettings } from '@/lib/contracts/people/service-settings';

type ResourcesQuery = QueryTo<typeof listResourcesOperation>;

export const resourceKeys = {
  all: ['resources'],
  detail: (uuid: string) => [...resourceKeys.all, 'detail', uuid],
  list: (query: ResourcesQuery) => [...resourceKeys.all, 'list', query],
  ofProject: (uuid: string, page: number) => [...resourceKeys.all, 'project', uuid, page],
  history: (uuid: string) => [...resourceKeys.detail(uuid), 'history'],
  settings: (customer: string) => [...resourceKeys.all, 'settings', customer],
  orders: (uuid: string) => [...resourceKeys.detail(uuid), 'orders'],
} as const;

/** A page of the resources that the person sees. */
export function resourceListQuery(query: ResourcesQuery) {
  return listPageQuery(resourceKeys.list(query), () => listResourcesOperation, query);
}

/** One resource. */
export function resourceQuery(uuid: string) {
  return queryOptions({
    queryKey: resourceKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Resource> => (await call(readResourceOperation, { uuid }, { signal })).answer,
  });
}

/** What happened to one resource, newest first. */
export function resourceHistoryQuery(uuid: string) {
  return queryOptions({
    queryKey: resourceKeys.history(uuid),
    queryFn: async ({ signal }): Promise<ObjectEvent[]> =>
      (await call(readResourceHistoryOperation, { uuid }, { signal })).answer,
  });
}

/** The orders of a resource, newest first: who ordered what, and what it costs. */
export function resourceOrdersQuery(uuid: string) {
  const query = { resource_uuid: uuid, page_size: '50' };
  return listPageQuery(resourceKeys.orders(uuid), () => listOrdersOperation, query);
}

export const RESOURCES_SHOWN = 10;

/** A page of the resources of a project, by name. */
export function projectResourcesQuery(uuid: string, page: number) {
  const query = { project_uuid: uuid, page: String(page), page_size: String(RESOURCES_SHOWN), o: 'name' };
  return listPageQuery(resourceKeys.ofProject(uuid, page), () => listResourcesOperation, query);
}

/** The service settings that staff can give to resources of an organisation: its own and shared ones, by name. */
export function usableSettingsQuery(customer: string) {
  return queryOptions({
    queryKey: resourceKeys.settings(customer),
    queryFn: async ({ signal }): Promise<ServiceSettings[]> => {
      const page_size = String(MOST_PER_PAGE);
      const [own, shared] = await Promise.all([
        call(listServiceSettingsOperation, { customer_uuid: customer, page_size }, { signal }),
        call(listServiceSettingsOperation, { shared: 'true', page_size }, { signal }),
      ]);
      return [...own.answer, ...shared.answer].filter(({ is_active }) => is_active);
    },
  });
}
