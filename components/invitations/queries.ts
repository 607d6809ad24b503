import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  type GroupInvitation,
  listGroupInvitationsOperation,
  readGroupInvitationOperation,
} from '@/lib/contracts/group-invitations';
import { readCustomerMemberRightsOperation, readProjectMemberRightsOperation } from '@/lib/contracts/members';
import {
  listPermissionRequestsOperation,
  type PermissionRequest,
  readPermissionRequestOperation,
} from '@/lib/contracts/permission-requests';
import type { PlaceKind } from '@/lib/contracts/places';
import {
  listUserInvitationsOperation,
  readUserInvitationOperation,
  type UserInvitation,
} from '@/lib/contracts/user-invitations';

/** Where lists of invitations are read: in one project or organisation, or everywhere. */
export type Narrowing = { scope?: string };

export const invitationKeys = {
  all: ['invitations'],
  list: (of: Narrowing, page: number) => [...invitationKeys.all, 'list', of, page],
  detail: (uuid: string) => [...invitationKeys.all, 'detail', uuid],
  groups: (of: Narrowing, page: number) => [...invitationKeys.all, 'groups', of, page],
  group: (uuid: string) => [...invitationKeys.all, 'group', uuid],
  requests: (of: Narrowing, page: number) => [...invitationKeys.all, 'requests', of, page],
  request: (uuid: string) => [...invitationKeys.all, 'request', uuid],
  rights: (kind: PlaceKind, uuid: string) => [...invitationKeys.all, 'rights', kind, uuid],
} as const;

export const INVITATIONS_SHOWN = 10;

const paged = (page: number) => ({ page: String(page), page_size: String(INVITATIONS_SHOWN) });

/** A page of the invitations that the person reads, newest first. */
export function invitationsQuery(of: Narrowing, page: number) {
  return listPageQuery(invitationKeys.list(of, page), () => listUserInvitationsOperation, { ...of, ...paged(page) });
}

/** One invitation. */
export function invitationQuery(uuid: string) {
  return queryOptions({
    queryKey: invitationKeys.detail(uuid),
    queryFn: async ({ signal }): Promise<UserInvitation> =>
      (await call(readUserInvitationOperation, { uuid }, { signal })).answer,
  });
}

/** A page of the group invitations in a place, newest first. */
export function groupInvitationsQuery(of: Narrowing, page: number) {
  return listPageQuery(invitationKeys.groups(of, page), () => listGroupInvitationsOperation, { ...of, ...paged(page) });
}

/** One group invitation. */
export function groupInvitationQuery(uuid: string) {
  return queryOptions({
    queryKey: invitationKeys.group(uuid),
    queryFn: async ({ signal }): Promise<GroupInvitation> =>
      (await call(readGroupInvitationOperation, { uuid }, { signal })).answer,
  });
}

/** A page of the requests to join that the person reads, newest first. */
export function permissionRequestsQuery(of: Narrowing, page: number) {
  return listPageQuery(invitationKeys.requests(of, page), () => listPermissionRequestsOperation, {
    ...of,
    ...paged(page),
  });
}

/** One request to join. */
export function permissionRequestQuery(uuid: string) {
  return queryOptions({
    queryKey: invitationKeys.request(uuid),
    queryFn: async ({ signal }): Promise<PermissionRequest> =>
      (await call(readPermissionRequestOperation, { uuid }, { signal })).answer,
  });
}

/** Whether the person may add members to a place, and so make links to join it. */
export function mayAddQuery(kind: PlaceKind, uuid: string) {
  const operation = kind === 'project' ? readProjectMemberRightsOperation : readCustomerMemberRightsOperation;
  return queryOptions({
    queryKey: invitationKeys.rights(kind, uuid),
    queryFn: async ({ signal }): Promise<boolean> =>
      (await call(operation, { uuid }, { signal })).answer.can_add.length > 0,
  });
}
