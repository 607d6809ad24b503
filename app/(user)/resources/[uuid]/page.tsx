import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ObjectActions } from '@/components/actions/object-actions';
import { objectActionsQuery, objectCommandsQuery } from '@/components/actions/queries';
import { EndedBannerOf } from '@/components/projects/ended-banner-of';
import { RemindersSection } from '@/components/reminders/reminders-section';
import { resourceHistoryQuery, resourceQuery } from '@/components/resources/queries';
import { ResourceView } from '@/components/resources/resource-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readProjectEnd } from '@/lib/services/projects/read-project-end';
import { listResourceCommands } from '@/lib/services/resources/list-resource-commands';
import { readResource } from '@/lib/services/resources/read-resource';
import { readResourceHistory } from '@/lib/services/resources/read-resource-history';
import { listResourceActions } from '@/lib/services/user-actions/list-resource-actions';

export const metadata: Metadata = { title: 'Resource' };

/** A resource with what the person can do about it; not found where its project is not theirs to see. */
export default async function ResourcePage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  const found = await foundOr404(readResource(ctx, { uuid }));
  queries.setQueryData(resourceQuery(uuid).queryKey, found);
  const project = await readProjectEnd(ctx, found.project_uuid);
  await Promise.allSettled([
    queries.query({ ...resourceHistoryQuery(uuid), queryFn: () => readResourceHistory(ctx, { uuid }) }),
    queries.query({ ...objectCommandsQuery('resource', uuid), queryFn: () => listResourceCommands(ctx, { uuid }) }),
    queries.query({ ...objectActionsQuery('resource', uuid), queryFn: () => listResourceActions(ctx, { uuid }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ResourceView
        uuid={uuid}
        isProjectShown={project.isReadable}
        reminders={
          <RemindersSection
            narrowing={{ object_id: uuid }}
            none="Reminders that the resource expires appear here, with when they are sent."
          />
        }
        banner={<EndedBannerOf name={found.project_name} project={project} uuid={found.project_uuid} />}
      >
        <ObjectActions object="resource" uuid={uuid} />
      </ResourceView>
    </HydrationBoundary>
  );
}
