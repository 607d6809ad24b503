'use client';

import { changesInWords, countChanges, documentLabels } from '@/components/access/access-labels';
import { CancelRequestButton } from '@/components/access/cancel-request-button';
import { DocumentLink } from '@/components/access/document-link';
import { ChangePill, nameOf, useStanding } from '@/components/access/people-field';
import { ReviewButtons } from '@/components/access/review-buttons';
import { versionInWords } from '@/components/access/version-in-words';
import { Avatar } from '@/components/ui/avatar';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { type Fact, Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { Pill } from '@/components/ui/pill';
import { useMe } from '@/lib/client/me-query';
import type { AccessPerson } from '@/lib/contracts/access/people';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import type { AccessSubmission } from '@/lib/contracts/access/submissions';
import { accessRequirementPage, adminAccessRequirementPage, requestAccessPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface RequestRecordProps {
  /** Whether the person came to reject it. */
  isToReject: boolean;
  people: readonly AccessPerson[];
  requirement: AccessRequirement;
  submission: AccessSubmission;
}

/** A request that isn’t written any more: where it stands, for whom, with which documents, and deciding about it. */
export function RequestRecord({ isToReject, people, requirement, submission }: RequestRecordProps) {
  const { uuid, is_access_committee, is_support } = useMe();
  const requirementPage = is_access_committee || is_support ? adminAccessRequirementPage : accessRequirementPage;
  const { documents, id, left_out, state, submitter_id } = submission;
  const isMine = submitter_id === uuid;
  const leftOut = new Set(left_out.map(({ user_id }) => user_id));
  const names = people.filter(({ user_id }) => leftOut.has(user_id)).map(nameOf);
  return (
    <div className="space-y-8">
      <Standing isMine={isMine} leftOut={names} requirement={requirement} submission={submission} />
      {state === 'SUBMITTED' && is_access_committee && (
        <ReviewButtons isToReject={isToReject} people={people} requirement={requirement} submission={submission} />
      )}
      <Facts facts={factsOf(submission, requirement, requirementPage(requirement.id))} />
      <PageSection title="People">
        <ul aria-label="People" className="border-t">
          {people.map((person) => (
            <PersonRow key={person.user_id} isLeftOut={leftOut.has(person.user_id)} person={person} />
          ))}
        </ul>
      </PageSection>
      <PageSection title="Documents">
        {documents.length === 0 ? (
          <p className="text-text-muted">No documents.</p>
        ) : (
          <ul aria-label="Documents" className="border-t">
            {documents.map((document) => (
              <ListRow
                key={document.kind}
                title={documentLabels[document.kind]}
                detail={
                  isMine || is_access_committee ? (
                    <DocumentLink document={document} submissionId={id} />
                  ) : (
                    document.file_name
                  )
                }
                trailing={
                  <span className="text-text-muted">
                    Uploaded <Moment at={document.uploaded_at} />
                  </span>
                }
              />
            ))}
          </ul>
        )}
      </PageSection>
    </div>
  );
}

interface StandingProps {
  isMine: boolean;
  /** The names of those who were left out at the approval. */
  leftOut: readonly string[];
  requirement: AccessRequirement;
  submission: AccessSubmission;
}

/** What was decided and why, or what happens next. */
function Standing({ isMine, leftOut, requirement, submission }: StandingProps) {
  const { id, rejected_reason, requirement_id, state } = submission;
  const { is_archived, label } = requirement;
  const again = isMine && !is_archived && (
    <ButtonLink href={requestAccessPage(requirement_id)}>Request again</ButtonLink>
  );
  const closed = is_archived ? ` ${label} is archived and takes no requests.` : '';
  switch (state) {
    case 'DRAFT':
      return null;
    case 'SUBMITTED':
      return (
        isMine && (
          <Callout tone="info" action={<CancelRequestButton id={id} />}>
            The access committee reviews your request. You’re emailed its decision.
          </Callout>
        )
      );
    case 'APPROVED':
      return (
        <div className="space-y-3">
          <Callout tone="success">Approved. Access changed as requested.</Callout>
          {leftOut.length > 0 && (
            <Callout tone="warning">
              {`Left out, because their ${leftOut.length === 1 ? 'account isn’t' : 'accounts aren’t'} active: ${leftOut.join(', ')}.`}
            </Callout>
          )}
        </div>
      );
    case 'REJECTED':
      return (
        <Callout tone="danger" action={again}>
          {`Rejected: ${rejected_reason}${closed}`}
        </Callout>
      );
    case 'CANCELLED':
      return (
        <Callout tone="neutral" action={again}>
          {`Cancelled. Access stayed as it was.${closed}`}
        </Callout>
      );
  }
}

function factsOf(submission: AccessSubmission, requirement: AccessRequirement, requirementHref: string): Fact[] {
  const { accessor_changes, requirement_version, reviewed_at, reviewed_by, state, submitted_at, submitter_name } =
    submission;
  const { expiration_period_days: days, name, version } = requirement;
  return [
    { label: 'Submitted by', value: submitter_name },
    { label: 'Submitted', value: submitted_at && <Moment at={submitted_at} shows="both" /> },
    { label: 'Changes', value: changesInWords(countChanges(accessor_changes)) },
    {
      label: 'Requirement',
      value: (
        <>
          <Link href={requirementHref}>{name}</Link>, {versionInWords(requirement_version, version)}
        </>
      ),
    },
    {
      label: 'Access lasts',
      value: state === 'SUBMITTED' && (days === null ? 'Without an end' : formatCount(days, 'day', 'days')),
    },
    { label: 'Decided', value: reviewed_at && <Moment at={reviewed_at} shows="both" /> },
    { label: 'Decided by', value: reviewed_by?.full_name },
  ];
}

function PersonRow({ isLeftOut, person }: { isLeftOut: boolean; person: AccessPerson }) {
  const { email, is_active, type } = person;
  const name = nameOf(person);
  const standing = useStanding(person);
  return (
    <ListRow
      leading={<Avatar name={name} />}
      title={name}
      detail={[email !== name && email, standing].filter(Boolean).join(' · ')}
      trailing={
        <>
          {isLeftOut && <Pill tone="warning">Left out</Pill>}
          {!isLeftOut && !is_active && <Pill tone="warning">Account not active</Pill>}
          <ChangePill type={type} />
        </>
      }
    />
  );
}
