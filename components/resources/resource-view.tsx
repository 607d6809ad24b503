'use client';

import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { EditResourceDialog } from '@/components/resources/edit-resource-dialog';
import { resourceHistoryQuery, resourceQuery } from '@/components/resources/queries';
import { ResourceOrders } from '@/components/resources/resource-orders';
import { ResourcePill } from '@/components/resources/resource-pill';
import { Button } from '@/components/ui/button';
import type { Fact } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { ObjectPage } from '@/components/ui/object-page';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';
import type { Resource } from '@/lib/contracts/marketplace/marketplace';
import { projectPage, resourcesPage } from '@/lib/core/routes';
import { formatLimits, formatPlainDay } from '@/lib/core/wording';

interface ResourceViewProps {
  /** Says that its project has ended. */
  banner: ReactNode;
  children: ReactNode;
  /** Whether the person sees its project, too. */
  isProjectShown: boolean;
  reminders: ReactNode;
  uuid: string;
}

/** One resource: what it is, when it ends, who ordered it and at what cost. `children` is what can be done about it. */
export function ResourceView({ banner, children, isProjectShown, reminders, uuid }: ResourceViewProps) {
  const found = useQuery(resourceQuery(uuid));
  const history = useQuery(resourceHistoryQuery(uuid));
  return (
    <RecordStates query={found} what="the resource" loading={<Skeleton className="h-40 w-full" />}>
      {(resource) => (
        <ObjectPage
          back={{ href: resourcesPage, label: 'All resources' }}
          title={resource.name}
          actions={<Edit resource={resource} isProjectShown={isProjectShown} />}
          pill={
            <span className="flex flex-wrap gap-2">
              <ResourcePill state={resource.state} />
              {resource.paused && <Pill tone="warning">Paused</Pill>}
            </span>
          }
          banner={banner}
          facts={factsOf(resource, isProjectShown)}
          history={history}
        >
          {children}
          <PageSection title="Orders">
            <ResourceOrders uuid={uuid} />
          </PageSection>
          {reminders}
        </ObjectPage>
      )}
    </RecordStates>
  );
}

interface EditProps {
  isProjectShown: boolean;
  resource: Resource;
}

/** For those who may change its project, while it is not terminated. */
function Edit({ isProjectShown, resource }: EditProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { data } = useQuery({ ...projectCommandsQuery(resource.project_uuid), enabled: isProjectShown });
  if (resource.state === 'Terminated' || data?.includes('change') !== true) return null;
  return (
    <>
      <Button icon={<Pencil />} onPress={() => setIsEditing(true)}>
        Edit resource
      </Button>
      {isEditing && <EditResourceDialog resource={resource} onClose={() => setIsEditing(false)} />}
    </>
  );
}

function factsOf(resource: Resource, isProjectShown: boolean): Fact[] {
  const { project_name, project_uuid } = resource;
  const project = isProjectShown ? <Link href={projectPage(project_uuid)}>{project_name}</Link> : project_name;
  const { end_date, termination_accepted_at: acceptedAt, termination_accepted_by_name: acceptedBy } = resource;
  return [
    { label: 'Offering', value: `${resource.offering_name} (${resource.offering_type})` },
    { label: 'Limits', value: formatLimits(resource.limits) },
    { label: 'End date', value: end_date === null ? 'None' : formatPlainDay(end_date) },
    { label: 'Termination accepted', value: acceptedAt && <Moment at={acceptedAt} shows="both" /> },
    { label: 'Termination accepted by', value: acceptedBy },
    { label: 'Created', value: <Moment at={resource.created} shows="both" /> },
    { label: 'Last changed', value: <Moment at={resource.modified} shows="both" /> },
    { label: 'Backend ID', value: resource.backend_id },
    { label: 'Service settings', value: resource.service_settings_name },
    { label: 'Project', value: project },
    { label: 'Organisation', value: resource.organization_name },
  ];
}
