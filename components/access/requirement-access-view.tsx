'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { AccessPill } from '@/components/access/access-pill';
import { ApprovalRow } from '@/components/access/approval-row';
import { AccessButton, useExpiryWords } from '@/components/access/my-access-row';
import { approvalsQuery, myAccessQuery, requirementQuery } from '@/components/access/queries';
import { documentsInWords } from '@/components/access/requirements/requirement-labels';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { type Fact, Facts } from '@/components/ui/facts';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { PageSection } from '@/components/ui/page-section';
import { Pagination } from '@/components/ui/pagination';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { MyAccess } from '@/lib/contracts/access/people';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { accessPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** What the person has by one requirement: their approvals with their history, and whom they gave access. `children` is what they are told. */
export function RequirementAccessView({ children, id }: { children: ReactNode; id: string }) {
  const requirement = useQuery(requirementQuery(id));
  return (
    <RecordStates query={requirement} what="your access" loading={<Skeleton className="h-40 w-full" />}>
      {(found) => <RequirementAccess requirement={found}>{children}</RequirementAccess>}
    </RecordStates>
  );
}

function RequirementAccess({ children, requirement }: { children: ReactNode; requirement: AccessRequirement }) {
  const { id, is_archived, label } = requirement;
  const mine = useQuery(myAccessQuery({ requirement: id }));
  const access = mine.data?.rows[0] ?? { ...nothing, label, is_archived, requirement_id: id };
  return (
    <div className="max-w-240">
      <PageHeading
        title={label}
        actions={
          <>
            <ButtonLink href={accessPage} variant="quiet" icon={<ArrowLeft />}>
              All access
            </ButtonLink>
            {mine.data !== undefined && <AccessButton access={access} size="medium" />}
          </>
        }
      >
        <AccessPill access={access} />
      </PageHeading>
      <div className="space-y-8">
        {is_archived && (
          <Callout tone="info">{label} is archived. It takes no new requests; access lasts until it expires.</Callout>
        )}
        <RequirementFacts access={access} requirement={requirement} />
        <Approvals requirement={requirement} as="accessor" />
        <Approvals requirement={requirement} as="submitter" />
        {children}
      </div>
    </div>
  );
}

const nothing = { has_access: false, expired_on: null, ended_at: null, people_count: 0, open_submission: null };

function RequirementFacts({ access, requirement }: { access: MyAccess; requirement: AccessRequirement }) {
  const expiry = useExpiryWords(access);
  const { expiration_period_days: days, name } = requirement;
  const url = requirement.renewalDetailsUrl;
  const facts: Fact[] = [
    { label: 'Your access', value: expiry },
    { label: 'Lasts', value: days === null ? 'Without an end' : `${formatCount(days, 'day', 'days')} from approval` },
    { label: 'Documents needed', value: documentsInWords(requirement) || 'None' },
    { label: 'Requirement', value: name === requirement.label ? null : name },
    {
      label: 'More about renewal',
      value: url && (
        <a href={url} rel="noreferrer" className="text-accent underline underline-offset-3">
          {url}
        </a>
      ),
    },
  ];
  return <Facts facts={facts} />;
}

const APPROVALS_SHOWN = 25;

const sections = {
  accessor: { title: 'Approvals', empty: 'Once someone’s request that names you is approved, it appears here.' },
  submitter: { title: 'People with access through you', empty: 'People whom your requests gave access appear here.' },
} as const;

interface ApprovalsProps {
  /** Whether the person has them, or gave them. */
  as: keyof typeof sections;
  requirement: AccessRequirement;
}

function Approvals({ as, requirement }: ApprovalsProps) {
  const { uuid } = useMe();
  const [page, setPage] = useState(1);
  const query = { requirement: requirement.id, [as]: uuid, page: String(page), page_size: String(APPROVALS_SHOWN) };
  const found = useQuery(approvalsQuery(query));
  const { empty, title } = sections[as];
  return (
    <PageSection title={title}>
      <ListStates query={found} what="approvals" skeletonCount={2} empty={<p className="text-text-muted">{empty}</p>}>
        {({ rows, total }) => (
          <>
            <ul aria-label={title} className="border-t">
              {rows.map((approval) => (
                <ApprovalRow key={approval.id} approval={approval} current={requirement.version} shows={as} />
              ))}
            </ul>
            <Pagination label={title} page={page} pageSize={APPROVALS_SHOWN} total={total} onChange={setPage} />
          </>
        )}
      </ListStates>
    </PageSection>
  );
}
