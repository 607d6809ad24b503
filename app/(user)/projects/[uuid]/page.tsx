import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProjectEvents } from '@/components/events/project-events';
import { InvitationsSection } from '@/components/invitations/invitations-section';
import { MembersSection } from '@/components/members/members-section';
import { QuotasSection } from '@/components/members/quotas-section';
import { ProjectOrders } from '@/components/orders/project-orders';
import { ProjectView } from '@/components/projects/project-view';
import { projectQuery } from '@/components/projects/queries';
import { RemindersSection } from '@/components/reminders/reminders-section';
import { ProjectResources } from '@/components/resources/project-resources';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';
import { createContext } from '@/lib/services/create-context';
import { listProjectCommands } from '@/lib/services/project-commands/list-project-commands';
import { readProject } from '@/lib/services/projects/read-project';

export const metadata: Metadata = { title: 'Project' };

/** A project with its life, resources and orders; not found where the person doesn't see it. */
export default async function ProjectPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(projectQuery(uuid).queryKey, await foundOr404(readProject(ctx, { uuid })));
  await Promise.allSettled([
    queries.query({ ...projectCommandsQuery(uuid), queryFn: () => listProjectCommands(ctx, { uuid }) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProjectView
        uuid={uuid}
        events={
          <>
            <RemindersSection
              narrowing={{ object_id: uuid }}
              none="Reminders that the project ends appear here, with when they are sent."
            />
            <ProjectEvents uuid={uuid} />
          </>
        }
      >
        <MembersSection place={{ kind: 'project', uuid }} />
        <QuotasSection place={{ kind: 'project', uuid }} />
        <InvitationsSection kind="project" uuid={uuid} />
        <ProjectResources uuid={uuid} />
        <ProjectOrders uuid={uuid} />
      </ProjectView>
    </HydrationBoundary>
  );
}
