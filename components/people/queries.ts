import { queryOptions } from '@tanstack/react-query';
import { asStaffSee } from '@/lib/client/as-staff-see';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import type { QueryTo } from '@/lib/contracts/operation';
import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { type Person, readUserOperation } from '@/lib/contracts/people/person';
import { listPurgeProfilesOperation } from '@/lib/contracts/people/purge-profiles';
import { listUsersOperation } from '@/lib/contracts/people/users';

type PeopleQuery = QueryTo<typeof listUsersOperation>;
type HistoryQuery = QueryTo<typeof listUserHistoryOperation>;

export const peopleKeys = {
  all: ['people'],
  list: (query: PeopleQuery) => [...peopleKeys.all, 'list', query],
  detail: (uuid: string) => [...peopleKeys.all, 'detail', uuid],
  deletionProfiles: ['people', 'deletion-profiles'],
  history: (uuid: string, query: HistoryQuery) => [...peopleKeys.detail(uuid), 'history', query],
} as const;

/** A page of people by name. */
export function peopleListQuery(query: PeopleQuery) {
  return {
    ...listPageQuery(peopleKeys.list(query), () => listUsersOperation, query),
    refetchInterval: false,
    select: asStaffSee,
  } as const;
}

/** One person. */
export function personQuery(uuid: string) {
  return queryOptions({
    queryKey: peopleKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Person> => {
      const { answer } = await call(readUserOperation, { uuid }, { signal });
      if (!('legal_hold' in answer)) throw new Error('Only staff and support see everything about a person.');
      return answer;
    },
  });
}

/** The purge profiles for deleted people. */
export function deletionProfilesQuery() {
  const query = { applies_to: 'deleted', page_size: String(MOST_PER_PAGE) } as const;
  return listPageQuery(peopleKeys.deletionProfiles, () => listPurgeProfilesOperation, query);
}

/** A page of what was done to and for a person, newest first. */
export function personHistoryQuery(uuid: string, query: HistoryQuery) {
  return listPageQuery(peopleKeys.history(uuid, query), () => listUserHistoryOperation, { uuid, ...query });
}
