import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';
import { listPurgeProfilesOperation } from '@/lib/contracts/people/purge-profiles';

type ProfilesQuery = QueryTo<typeof listPurgeProfilesOperation>;

export const purgeProfileKeys = {
  all: ['purge-profiles'],
  list: (query: ProfilesQuery) => [...purgeProfileKeys.all, 'list', query],
} as const;

/** A page of purge profiles, by name. */
export function purgeProfileListQuery(query: ProfilesQuery) {
  return listPageQuery(purgeProfileKeys.list(query), () => listPurgeProfilesOperation, query);
}
