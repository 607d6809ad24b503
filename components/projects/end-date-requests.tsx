'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DecideRequestDialog } from '@/components/projects/decide-request-dialog';
import { endDateRequestsQuery, projectKeys } from '@/components/projects/queries';
import { Button } from '@/components/ui/button';
import { ListRow } from '@/components/ui/list-row';
import { ListStates } from '@/components/ui/list-states';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import { toast } from '@/components/ui/toast';
import type { Tone } from '@/components/ui/tone';
import { useChange } from '@/components/ui/use-change';
import type { ProjectCommandKey } from '@/lib/contracts/projects/commands';
import { cancelEndDateRequestOperation, type EndDateRequest } from '@/lib/contracts/projects/end-date-requests';
import type { Project } from '@/lib/contracts/projects/projects';
import { formatPlainDay } from '@/lib/core/wording';

const labels: Readonly<Record<EndDateRequest['state'], { label: string; tone: Tone }>> = {
  pending: { label: 'Pending', tone: 'warning' },
  approved: { label: 'Approved', tone: 'success' },
  rejected: { label: 'Rejected', tone: 'neutral' },
  canceled: { label: 'Cancelled', tone: 'neutral' },
};

interface EndDateRequestsProps {
  commands: ReadonlySet<ProjectCommandKey>;
  project: Project;
}

/** Who asked for another end date of a project, what became of it, and deciding about it; nothing where nobody has asked. */
export function EndDateRequests({ commands, project }: EndDateRequestsProps) {
  const found = useQuery(endDateRequestsQuery(project.uuid));
  const [asked, setAsked] = useState<{ request: EndDateRequest; isApproval: boolean } | null>(null);
  if (found.data?.rows.length === 0) return null;
  return (
    <PageSection title="End date requests">
      <ListStates query={found} what="end date requests" skeletonCount={1}>
        {({ rows }) => (
          <ul aria-label="End date requests" className="border-t">
            {rows.map((request) => (
              <ListRow
                key={request.uuid}
                title={`End on ${formatPlainDay(request.requested_end_date)}`}
                detail={detailOf(request)}
                trailing={
                  <>
                    <Pill tone={labels[request.state].tone}>{labels[request.state].label}</Pill>
                    <Moment at={request.reviewed_at ?? request.created} />
                  </>
                }
                actions={
                  request.state === 'pending' && (
                    <Buttons
                      commands={commands}
                      request={request}
                      onDecide={(isApproval) => setAsked({ request, isApproval })}
                    />
                  )
                }
              />
            ))}
          </ul>
        )}
      </ListStates>
      {asked !== null && <DecideRequestDialog project={project} {...asked} onClose={() => setAsked(null)} />}
    </PageSection>
  );
}

function detailOf({ comment, created_by_full_name, review_comment, reviewed_by_full_name, state }: EndDateRequest) {
  const decided = state === 'approved' || state === 'rejected';
  const reviewer = reviewed_by_full_name === '' ? 'System' : reviewed_by_full_name;
  const parts = [
    `Requested by ${created_by_full_name}`,
    comment,
    decided && `${labels[state].label} by ${reviewer}`,
    review_comment,
  ];
  return parts.filter(Boolean).join(' · ');
}

interface ButtonsProps {
  commands: ReadonlySet<ProjectCommandKey>;
  onDecide: (isApproval: boolean) => void;
  request: EndDateRequest;
}

function Buttons({ commands, onDecide, request }: ButtonsProps) {
  const { isPending, mutate } = useChange(() => cancelEndDateRequestOperation, projectKeys.all);
  const cancel = () =>
    mutate({ uuid: request.uuid }, { onSuccess: () => toast({ tone: 'success', title: 'Request cancelled' }) });
  return (
    <>
      {commands.has('decide_end_date') && (
        <>
          <Button size="small" onPress={() => onDecide(true)}>
            Approve
          </Button>
          <Button size="small" variant="danger-secondary" onPress={() => onDecide(false)}>
            Reject
          </Button>
        </>
      )}
      {commands.has('cancel_end_date_request') && (
        <Button size="small" variant="quiet" isPending={isPending} onPress={cancel}>
          Cancel request
        </Button>
      )}
    </>
  );
}
