import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { accessKeys } from '@/components/access/queries';
import { call } from '@/lib/client/call';
import { listPageQuery } from '@/lib/client/list-page-query';
import {
  listAccessApprovalsOperation,
  listAccessorGroupsOperation,
  revokeAccessOperation,
} from '@/lib/contracts/access/approvals';
import { countAccessNotificationDaysOperation } from '@/lib/contracts/access/notification-days';
import {
  listAccessNotificationsOperation,
  readAccessNotificationOperation,
} from '@/lib/contracts/access/notifications';
import type { QueryTo } from '@/lib/contracts/operation';

type NoticeDaysQuery = QueryTo<typeof countAccessNotificationDaysOperation>;
type GroupsQuery = QueryTo<typeof listAccessorGroupsOperation>;

/** As what a list names a person that it is narrowed to. */
export type PersonFilter = 'submitter' | 'accessor' | 'recipient';

export const accessReviewKeys = {
  all: [...accessKeys.all, 'review'],
  groups: (query: GroupsQuery) => [...accessReviewKeys.all, 'groups', query],
  noticeDays: (query: NoticeDaysQuery) => [...accessReviewKeys.all, 'notice-days', query],
  notice: (id: string) => [...accessReviewKeys.all, 'notice', id],
  name: (filter: PersonFilter, id: string) => [...accessReviewKeys.all, 'name', filter, id],
  revocation: (requirementId: string, submitterId: string) => [
    ...accessReviewKeys.all,
    'revocation',
    requirementId,
    submitterId,
  ],
} as const;

/** A page of who has access to what, what expires first above. */
export function groupListQuery(query: GroupsQuery) {
  return listPageQuery(accessReviewKeys.groups(query), () => listAccessorGroupsOperation, query);
}

/** How many notices there are on each day; while it loads, those of the days before stay on show. */
export function noticeDaysQuery(query: NoticeDaysQuery) {
  return queryOptions({
    queryKey: accessReviewKeys.noticeDays(query),
    queryFn: async ({ signal }) => (await call(countAccessNotificationDaysOperation, query, { signal })).answer,
    placeholderData: keepPreviousData,
  });
}

/** A notice with each attempt to send it. */
export function noticeQuery(id: string) {
  return queryOptions({
    queryKey: accessReviewKeys.notice(id),
    queryFn: async ({ signal }) => (await call(readAccessNotificationOperation, { id }, { signal })).answer,
  });
}

/** How many people would lose access if it were revoked now. */
export function revocationQuery(requirement_id: string, submitter_id: string) {
  return queryOptions({
    queryKey: accessReviewKeys.revocation(requirement_id, submitter_id),
    queryFn: async ({ signal }) =>
      (await call(revokeAccessOperation, { requirement_id, submitter_id, dry_run: true }, { signal })).answer,
    retry: false,
  });
}

/** What a person is called, by any approval or notice that names them so; null where none does. */
export function nameOfPersonQuery(filter: PersonFilter, id: string) {
  return queryOptions({
    queryKey: accessReviewKeys.name(filter, id),
    queryFn: async ({ signal }): Promise<string | null> => {
      const asked = { [filter]: id, page_size: '1' };
      if (filter === 'recipient') {
        const { answer } = await call(listAccessNotificationsOperation, asked, { signal });
        return answer[0]?.recipient_name ?? null;
      }
      const { answer } = await call(listAccessApprovalsOperation, asked, { signal });
      return answer[0]?.[`${filter}_name`] ?? null;
    },
  });
}
