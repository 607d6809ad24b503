import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { myNoticeFilters } from '@/components/access/access-filters';
import { MyNoticesView } from '@/components/access/my-notices-view';
import { allMyAccess, myAccessQuery, noticeListQuery } from '@/components/access/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listAccessNotificationsOperation } from '@/lib/contracts/access-notifications';
import { listMyAccessOperation } from '@/lib/contracts/access-people';
import { listAccessNotifications } from '@/lib/services/access-notices/list-access-notifications';
import { listMyAccess } from '@/lib/services/access-people/list-my-access';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../../read-query';
import { rowsOf } from '../../../rows-of';
import { type SearchParams, singleValues } from '../../../search-params';

export const metadata: Metadata = { title: 'Notices' };

/** What the person was and will be told about access. */
export default async function MyNoticesPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await requirePersonPage();
  const ctx = createContext(person);
  const filtered = myNoticeFilters.query(myNoticeFilters.parse(singleValues(await searchParams)));
  const query = { ...filtered, recipient: person.userId };
  const { answer, query: input } = listAccessNotificationsOperation;
  const queries = createQueryClient();
  await Promise.allSettled([
    queries.query({
      ...noticeListQuery(query),
      queryFn: async () => rowsOf(answer, await listAccessNotifications(ctx, readQuery(input, query))),
    }),
    queries.query({
      ...myAccessQuery(allMyAccess),
      queryFn: async () =>
        rowsOf(
          listMyAccessOperation.answer,
          await listMyAccess(ctx, readQuery(listMyAccessOperation.query, allMyAccess)),
        ),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <MyNoticesView />
    </HydrationBoundary>
  );
}
