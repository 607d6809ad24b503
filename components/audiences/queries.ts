import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import { listAudiencesOperation, type listMembersOperation, readAudienceOperation } from '@/lib/contracts/audiences';
import type { QueryTo } from '@/lib/contracts/operation';

type AudiencesQuery = QueryTo<typeof listAudiencesOperation>;
type MembersQuery = QueryTo<typeof listMembersOperation>;

export const audienceKeys = {
  all: ['audiences'],
  list: (query: AudiencesQuery) => [...audienceKeys.all, 'list', query],
  detail: (uuid: string) => [...audienceKeys.all, 'detail', uuid],
  members: (uuid: string, query: MembersQuery) => [...audienceKeys.detail(uuid), 'members', query],
} as const;

/** A page of audiences by name. */
export function audienceListQuery(query: AudiencesQuery) {
  return listPageQuery(audienceKeys.list(query), () => listAudiencesOperation, query);
}

/** One audience. */
export function audienceQuery(uuid: string) {
  return {
    queryKey: audienceKeys.detail(uuid),
    queryFn: async () => (await call(readAudienceOperation, { uuid })).answer,
  } as const;
}
