import { listPageQuery } from '@/lib/client/list-page-query';
import { MOST_PER_PAGE } from '@/lib/contracts/common';
import { listRolesOperation } from '@/lib/contracts/members/roles';

export const roleKeys = {
  all: ['roles'],
  list: () => [...roleKeys.all, 'list'],
} as const;

/** Every role; there are never more than a page of them. */
export const roleListQuery = listPageQuery(roleKeys.list(), () => listRolesOperation, {
  page_size: String(MOST_PER_PAGE),
});
