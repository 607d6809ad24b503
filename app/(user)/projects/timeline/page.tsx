import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { endsBefore, endsOfYear, projectListQuery } from '@/components/projects/queries';
import { TimelineView } from '@/components/projects/timeline-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { createContext } from '@/lib/services/create-context';
import { listProjects } from '@/lib/services/projects/list-projects';
import { rowsOf } from '../../../rows-of';

export const metadata: Metadata = { title: 'Timeline' };

/** What ends in the next twelve months. */
export default async function TimelinePage() {
  const ctx = createContext(await requirePersonPage());
  const queries = createQueryClient();
  const read = async (query: typeof endsOfYear | typeof endsBefore) => {
    const queryFn = async () =>
      rowsOf(listProjectsOperation.answer, await listProjects(ctx, listProjectsOperation.query.parse(query)));
    await queries.query({ ...projectListQuery(query), queryFn }).catch(() => undefined);
  };
  await Promise.all([read(endsOfYear), read(endsBefore)]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TimelineView />
    </HydrationBoundary>
  );
}
