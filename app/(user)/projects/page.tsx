import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { projectFilters } from '@/components/projects/project-filters';
import { ProjectsView } from '@/components/projects/projects-view';
import { creationPlace, creationPlaceQuery, projectListQuery } from '@/components/projects/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listCustomersOperation } from '@/lib/contracts/customers/customers';
import { listProjectsOperation } from '@/lib/contracts/projects/projects';
import { createContext } from '@/lib/services/create-context';
import { listCustomers } from '@/lib/services/customers/list-customers';
import { listProjects } from '@/lib/services/projects/list-projects';
import { readQuery } from '../../read-query';
import { rowsOf } from '../../rows-of';
import { type SearchParams, singleValues } from '../../search-params';

export const metadata: Metadata = { title: 'Projects' };

/** The projects that the person sees. */
export default async function ProjectsPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const query = projectFilters.query(projectFilters.parse(singleValues(await searchParams)));
  const queries = createQueryClient();
  const queryFn = async () =>
    rowsOf(listProjectsOperation.answer, await listProjects(ctx, readQuery(listProjectsOperation.query, query)));
  const place = listCustomersOperation.query.parse(creationPlace);
  await Promise.allSettled([
    queries.query({ ...projectListQuery(query), queryFn }),
    queries.query({
      ...creationPlaceQuery(),
      queryFn: async () => rowsOf(listCustomersOperation.answer, await listCustomers(ctx, place)),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProjectsView />
    </HydrationBoundary>
  );
}
