'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { prefillQuery, requirementQuery } from '@/components/access/queries';
import { RequestForm } from '@/components/access/request-form';
import { RequirementField } from '@/components/access/requirement-field';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { PageHeading } from '@/components/ui/page-heading';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import type { readAccessPrefillOperation } from '@/lib/contracts/access/people';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import type { AnswerOf } from '@/lib/contracts/operation';
import { accessPage, accessSubmissionPage, requestAccessPage } from '@/lib/core/routes';

type Prefill = AnswerOf<typeof readAccessPrefillOperation>;

/** The form of a request that isn’t saved yet: first what for, then for whom. */
export function NewRequestView() {
  const asked = useSearchParams().get('requirement');
  const [id, setId] = useState(asked);
  const choose = (chosen: string) => {
    setId(chosen);
    window.history.replaceState(null, '', requestAccessPage(chosen));
  };
  return (
    <div className="max-w-200">
      <PageHeading
        title="Request access"
        actions={
          <ButtonLink href={accessPage} variant="quiet" icon={<ArrowLeft />}>
            All access
          </ButtonLink>
        }
      >
        For yourself, and for people who work with you.
      </PageHeading>
      <div className="space-y-8">
        <RequirementField value={id} onChange={choose} />
        {id !== null && <Prefilled key={id} id={id} />}
      </div>
    </div>
  );
}

function Prefilled({ id }: { id: string }) {
  const requirement = useQuery(requirementQuery(id));
  const prefill = useQuery(prefillQuery(id));
  const loading = <Skeleton className="h-40 w-full" />;
  return (
    <RecordStates query={requirement} what="the requirement" loading={loading}>
      {(found) => (
        <RecordStates query={prefill} what="the people with access" loading={loading}>
          {(suggested) => <NewRequest requirement={found} prefill={suggested} />}
        </RecordStates>
      )}
    </RecordStates>
  );
}

/** What was suggested when the form opened; once it is saved, the request that is open is this one. */
function NewRequest({ prefill, requirement }: { prefill: Prefill; requirement: AccessRequirement }) {
  const [{ open_submission_id, people }] = useState(prefill);
  if (requirement.is_archived) {
    return <Callout tone="info">{requirement.label} is archived and takes no requests.</Callout>;
  }
  if (open_submission_id !== null) {
    return (
      <Callout
        tone="info"
        action={<ButtonLink href={accessSubmissionPage(open_submission_id)}>Open request</ButtonLink>}
      >
        You already have an open request for {requirement.label}.
      </Callout>
    );
  }
  return <RequestForm id={null} known={people} people={people} requirement={requirement} />;
}
