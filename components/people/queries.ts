import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';
import { listUsersOperation } from '@/lib/contracts/users';

type PeopleQuery = QueryTo<typeof listUsersOperation>;

export const peopleKeys = {
  all: ['people'],
  list: (query: PeopleQuery) => [...peopleKeys.all, 'list', query],
} as const;

/** A page of people by name. */
export function peopleListQuery(query: PeopleQuery) {
  return { ...listPageQuery(peopleKeys.list(query), () => listUsersOperation, query), refetchInterval: false } as const;
}
