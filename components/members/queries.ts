import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  listCustomerMembersOperation,
  listOtherUsersOfCustomerOperation,
  listOtherUsersOperation,
  listProjectMembersOperation,
} from '@/lib/contracts/members/members';
import {
  listCustomerQuotasOperation,
  listProjectQuotasOperation,
  type QuotaUsage,
} from '@/lib/contracts/members/quotas';
import { type HeldRole, listUserRolesOperation, readUserRoleOperation } from '@/lib/contracts/members/user-roles';

/** A project or an organisation, whose members are shown. */
export type MembersPlace = { kind: 'project' | 'customer'; uuid: string };

export const memberKeys = {
  all: ['members'],
  of: ({ kind, uuid }: MembersPlace) => [...memberKeys.all, kind, uuid],
  list: (place: MembersPlace, query: object) => [...memberKeys.of(place), 'list', query],
  candidates: (place: MembersPlace, words: string) => [...memberKeys.of(place), 'candidates', words],
  own: ['members', 'own'],
} as const;

export const MEMBERS_SHOWN = 10;

/** A page of the members of a place, by name, with their roles. */
export function membersQuery(place: MembersPlace, words: string, page: number) {
  const search = words === '' ? {} : { search_string: words };
  const query = { uuid: place.uuid, page: String(page), page_size: String(MEMBERS_SHOWN), o: 'full_name', ...search };
  const key = memberKeys.list(place, query);
  return listPageQuery(
    key,
    () => (place.kind === 'project' ? listProjectMembersOperation : listCustomerMembersOperation),
    query,
  );
}

const CANDIDATES_SHOWN = '20';

/** Some of the people who could be added to a place, by name. */
export function candidatesQuery(place: MembersPlace, words: string) {
  const query = { uuid: place.uuid, page: '1', page_size: CANDIDATES_SHOWN, ...(words !== '' && { query: words }) };
  const operation = () => (place.kind === 'project' ? listOtherUsersOperation : listOtherUsersOfCustomerOperation);
  return listPageQuery(memberKeys.candidates(place, words), operation, query);
}

/** The quotas of a place with what they count now. */
export function quotasQuery(place: MembersPlace) {
  const operation = place.kind === 'project' ? listProjectQuotasOperation : listCustomerQuotasOperation;
  return queryOptions({
    queryKey: [...memberKeys.of(place), 'quotas'],
    queryFn: async ({ signal }): Promise<readonly QuotaUsage[]> =>
      (await call(operation, { uuid: place.uuid }, { signal })).answer,
  });
}

export const OWN_ROLES_SHOWN = 25;

/** A page of the person's own roles, those that end first before the others. */
export function ownRolesQuery(page: number) {
  const query = { page: String(page), page_size: String(OWN_ROLES_SHOWN) };
  return listPageQuery([...memberKeys.own, 'list', query], () => listUserRolesOperation, query);
}

/** One role of the person. */
export function ownRoleQuery(uuid: string) {
  return queryOptions({
    queryKey: [...memberKeys.own, 'detail', uuid],
    queryFn: async ({ signal }): Promise<HeldRole> => (await call(readUserRoleOperation, { uuid }, { signal })).answer,
  });
}
