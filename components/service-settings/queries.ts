import { listPageQuery } from '@/lib/client/list-page-query';
import { listCustomersOperation } from '@/lib/contracts/customers/customers';
import type { QueryTo } from '@/lib/contracts/operation';
import { listServiceSettingsOperation } from '@/lib/contracts/people/service-settings';

type SettingsQuery = QueryTo<typeof listServiceSettingsOperation>;

export const serviceSettingsKeys = {
  all: ['service-settings'],
  list: (query: SettingsQuery) => [...serviceSettingsKeys.all, 'list', query],
  owners: (words: string) => [...serviceSettingsKeys.all, 'owners', words],
} as const;

/** A page of the service settings that the person sees, by name. */
export function serviceSettingsListQuery(query: SettingsQuery) {
  return listPageQuery(serviceSettingsKeys.list(query), () => listServiceSettingsOperation, query);
}

export const SETTINGS_SHOWN = 10;

/** A page of the service settings of one organisation. */
export function ownSettingsQuery(customer_uuid: string, page: number) {
  return serviceSettingsListQuery({ customer_uuid, page: String(page), page_size: String(SETTINGS_SHOWN) });
}

const MOST_OWNERS = '100';

/** Organisations by name, which service settings can be for. */
export function ownersQuery(words: string) {
  const query = { page_size: MOST_OWNERS, ...(words !== '' && { query: words }) };
  return listPageQuery(serviceSettingsKeys.owners(words), () => listCustomersOperation, query);
}
