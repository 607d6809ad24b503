import { queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  type GroupInvitation,
  listGroupInvitationsOperation,
  readGroupInvitationOperation,
} from '@/lib/contracts/members/group-invitations';
import {
  listUserInvitationsOperation,
  readUserInvitationOperation,
  type UserInvitation,
} from '@/lib/contracts/members/invitations';
import {
  listPermissionRequestsOperation,
  type PermissionRequest,
  readPermissionRequestOperation,
} from '@/lib/contracts/members/permission-requests';
import { listRolesOperation } from '@/lib/contracts/members/roles';

/** Where lists of invitations are read: in one project or organisation, or everywhere. */
export type Narrowing = { scope?: string };

/** Which links to join are read: those of a place, or those that everyone may use. */
export type LinkNarrowing = Narrowing | { is_public: 'true'; is_active: 'true' };

export const invitationKeys = {
  all: ['invitations'],
  list: (of: Narrowing, page: number) => [...invitationKeys.all, 'list', of, page],
  detail: (uuid: string) => [...invitationKeys.all, 'detail', uuid],
  groups: (of: LinkNarrowing, page: number) => [...invitationKeys.all, 'groups', of, page],
  group: (uuid: string) => [...invitationKeys.all, 'group', uuid],
  requests: (of: Narrowing, page: number) => [...invitationKeys.all, 'requests', of, page],
  request: (uuid: string) => [...invitationKeys.all, 'request', uuid],
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

/** A page of group invitations, newest first. */
export function groupInvitationsQuery(of: LinkNarrowing, page: number) {
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

/** What the person has asked by a group invitation that still counts: the request, if there is one. */
export function ownRequestQuery(invitation: string, user: string) {
  return queryOptions({
    queryKey: [...invitationKeys.all, 'own-request', invitation],
    queryFn: async ({ signal }): Promise<PermissionRequest | null> => {
      const query = { invitation, created_by: user, state: ['pending' as const, 'approved' as const], page_size: '1' };
      return (await call(listPermissionRequestsOperation, query, { signal })).answer[0] ?? null;
    },
  });
}

/** The names of the roles in projects, with a dot, by their uuids. */
export const roleNamesQuery = queryOptions({
  queryKey: ['roles', 'names'],
  queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
    const { answer } = await call(listRolesOperation, { content_type: 'project', page_size: '300' }, { signal });
    return new Map(answer.map(({ name, uuid }) => [uuid, name]));
  },
});

/** One request to join. */
export function permissionRequestQuery(uuid: string) {
  return queryOptions({
    queryKey: invitationKeys.request(uuid),
    queryFn: async ({ signal }): Promise<PermissionRequest> =>
      (await call(readPermissionRequestOperation, { uuid }, { signal })).answer,
  });
}
