'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { prefillQuery, requirementQuery, submissionPeopleQuery, submissionQuery } from '@/components/access/queries';
import { RequestForm } from '@/components/access/request-form';
import { RequestRecord } from '@/components/access/request-record';
import { SubmissionPill } from '@/components/access/submission-pill';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { TO_DO } from '@/lib/core/named-pages';
import { accessRequestsPage, adminAccessSubmissionsPage } from '@/lib/core/routes';

const loading = <Skeleton className="h-40 w-full" />;

/** One request: its submitter’s form while it is a draft; then what was asked for, and what was decided. */
export function RequestView({ id }: { id: string }) {
  const found = useQuery(submissionQuery(id));
  const { uuid } = useMe();
  // The address forgets it, once it is recorded that the action was looked at.
  const [toDo] = useState(useSearchParams().get(TO_DO));
  return (
    <RecordStates query={found} what="the request" loading={loading}>
      {(submission) => {
        const isMine = submission.submitter_id === uuid;
        return (
          <div className="max-w-240">
            <PageHeading
              title={`${submission.is_renewal ? 'Renewal' : 'Access request'}: ${submission.label}`}
              actions={<BackLink isMine={isMine} />}
            >
              <SubmissionPill state={submission.state} />
            </PageHeading>
            <Content
              isDraftOfMine={isMine && submission.state === 'DRAFT'}
              isToReject={toDo === 'reject'}
              submission={submission}
            />
          </div>
        );
      }}
    </RecordStates>
  );
}

function BackLink({ isMine }: { isMine: boolean }) {
  return (
    <ButtonLink href={isMine ? accessRequestsPage : adminAccessSubmissionsPage} variant="quiet" icon={<ArrowLeft />}>
      {isMine ? 'My requests' : 'All requests'}
    </ButtonLink>
  );
}

interface ContentProps {
  isDraftOfMine: boolean;
  /** Whether the person came to reject it. */
  isToReject: boolean;
  submission: AccessSubmission;
}

function Content({ isDraftOfMine, isToReject, submission }: ContentProps) {
  const requirement = useQuery(requirementQuery(submission.requirement_id));
  const people = useQuery(submissionPeopleQuery(submission.id));
  const prefill = useQuery({ ...prefillQuery(submission.requirement_id), enabled: isDraftOfMine });
  return (
    <RecordStates query={requirement} what="the requirement" loading={loading}>
      {(found) => (
        <RecordStates query={people} what="the people of the request" loading={loading}>
          {(named) =>
            isDraftOfMine ? (
              <RecordStates query={prefill} what="the people with access" loading={loading}>
                {({ people: known }) => (
                  <div className="space-y-8">
                    {found.is_archived && (
                      <Callout tone="warning">{found.label} is archived and takes no requests.</Callout>
                    )}
                    <RequestForm id={submission.id} known={known} people={named} requirement={found} />
                  </div>
                )}
              </RecordStates>
            ) : (
              <RequestRecord isToReject={isToReject} people={named} requirement={found} submission={submission} />
            )
          }
        </RecordStates>
      )}
    </RecordStates>
  );
}
