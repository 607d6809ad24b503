import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import {
  type MemberRights,
  readCustomerMemberRightsOperation,
  readProjectMemberRightsOperation,
} from '@/lib/contracts/members/members';
import type { PlaceKind } from '@/lib/contracts/members/places';

/** What the person may do with the members, invitations and quotas of a place; read again with its members. */
export function memberRightsQuery({ kind, uuid }: { kind: PlaceKind; uuid: string }) {
  const operation = kind === 'project' ? readProjectMemberRightsOperation : readCustomerMemberRightsOperation;
  return queryOptions({
    queryKey: ['members', kind, uuid, 'rights'],
    queryFn: async ({ signal }): Promise<MemberRights> => (await call(operation, { uuid }, { signal })).answer,
  });
}
