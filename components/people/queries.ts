import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import type { GivenTo } from '@/lib/contracts/operation';
import { listUsersOperation, type User } from '@/lib/contracts/users';

export type PeopleGiven = GivenTo<typeof listUsersOperation>;
export type PeoplePage = { rows: User[]; total: number };

export const peopleKeys = {
  all: ['people'],
  list: (given: PeopleGiven) => [...peopleKeys.all, 'list', given],
} as const;

/** A page of people by name; while the next one loads, the one before stays. */
export function peopleListQuery(given: PeopleGiven) {
  return queryOptions({
    queryKey: peopleKeys.list(given),
    queryFn: async ({ signal }): Promise<PeoplePage> => {
      const { answer, total } = await call(listUsersOperation, given, { signal });
      return { rows: answer, total };
    },
    placeholderData: keepPreviousData,
  });
}
