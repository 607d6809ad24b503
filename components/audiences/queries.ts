import { queryOptions } from '@tanstack/react-query';
import { asStaffSee } from '@/lib/client/as-staff-see';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import type { QueryTo } from '@/lib/contracts/operation';
import {
  type Audience,
  listAudiencesOperation,
  listMembersOperation,
  readAudienceOperation,
} from '@/lib/contracts/people/audiences';
import { listUsersOperation } from '@/lib/contracts/people/users';

type AudiencesQuery = QueryTo<typeof listAudiencesOperation>;
type MembersQuery = QueryTo<typeof listMembersOperation>;

export const audienceKeys = {
  all: ['audiences'],
  list: (query: AudiencesQuery) => [...audienceKeys.all, 'list', query],
  detail: (uuid: string) => [...audienceKeys.all, 'detail', uuid],
  members: (uuid: string, query: MembersQuery) => [...audienceKeys.detail(uuid), 'members', query],
  candidates: (words: string) => [...audienceKeys.all, 'candidates', words],
} as const;

/** A page of audiences, by name. */
export function audienceListQuery(query: AudiencesQuery) {
  return listPageQuery(audienceKeys.list(query), () => listAudiencesOperation, query);
}

/** One audience. */
export function audienceQuery(uuid: string) {
  return queryOptions({
    queryKey: audienceKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<Audience> => (await call(readAudienceOperation, { uuid }, { signal })).answer,
  });
}

/** A page of the members of an audience, by name. */
export function memberListQuery(uuid: string, query: MembersQuery) {
  return listPageQuery(audienceKeys.members(uuid, query), () => listMembersOperation, { uuid, ...query });
}

const MOST_FOUND = 10;

/** The first active people whose name or address has these words. */
export function findPeopleQuery(words: string) {
  const query = { status: 'active', page_size: String(MOST_FOUND), ...(words !== '' && { q: words }) } as const;
  return { ...listPageQuery(audienceKeys.candidates(words), () => listUsersOperation, query), select: asStaffSee };
}
