import { type QueryKey, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { SAFETY_NET_MS } from '@/lib/client/safety-net';
import {
  listCustomerServiceAccountsOperation,
  listProjectServiceAccountsOperation,
  type ServiceAccount,
} from '@/lib/contracts/people/service-accounts';

/** Where service accounts act. */
export type AccountPlace = { kind: 'project' | 'customer'; uuid: string };

export const serviceAccountKeys = {
  all: ['service-accounts'],
  list: (place: AccountPlace, page: number): QueryKey => [...serviceAccountKeys.all, place.kind, place.uuid, page],
} as const;

export const ACCOUNTS_SHOWN = 10;

/** A page of the service accounts of a project or an organisation that are not closed, by username. */
export function serviceAccountsQuery(place: AccountPlace, page: number) {
  return queryOptions({
    queryKey: serviceAccountKeys.list(place, page),
    queryFn: async ({ signal }): Promise<{ rows: readonly ServiceAccount[]; total: number }> => {
      const paging = { page: String(page), page_size: String(ACCOUNTS_SHOWN), state: ['OK' as const] };
      const { answer, total } =
        place.kind === 'project'
          ? await call(listProjectServiceAccountsOperation, { project_uuid: place.uuid, ...paging }, { signal })
          : await call(listCustomerServiceAccountsOperation, { customer_uuid: place.uuid, ...paging }, { signal });
      return { rows: answer, total };
    },
    refetchInterval: SAFETY_NET_MS,
  });
}
