'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Pencil } from 'lucide-react';
import { useState } from 'react';
import { requirementQuery } from '@/components/access/queries';
import { ArchiveDialog } from '@/components/access/requirements/archive-dialog';
import { RequirementFacts } from '@/components/access/requirements/requirement-facts';
import { RequirementLists } from '@/components/access/requirements/requirement-lists';
import { RequirementMails } from '@/components/access/requirements/requirement-mails';
import { RestoreDialog } from '@/components/access/requirements/restore-dialog';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { PageHeading } from '@/components/ui/page-heading';
import { Pill } from '@/components/ui/pill';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { useMe } from '@/lib/client/me-query';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { adminAccessRequirementEditorPage, adminAccessRequirementsPage } from '@/lib/core/routes';

/** One requirement: what it asks for, who has access by it, and the emails that people get about it. */
export function RequirementView({ id }: { id: string }) {
  const found = useQuery(requirementQuery(id));
  return (
    <RecordStates query={found} what="the requirement" loading={<Skeleton className="h-40 w-full" />}>
      {(requirement) => (
        <div className="max-w-240">
          <PageHeading title={requirement.label} actions={<Actions requirement={requirement} />}>
            <span className="flex flex-wrap items-center gap-2">
              {`Version ${requirement.version}`}
              {requirement.is_archived && <Pill tone="neutral">Archived</Pill>}
            </span>
          </PageHeading>
          <div className="space-y-8">
            {requirement.is_archived && (
              <Callout tone="info">
                <p>Archived: it takes no requests, and no one is reminded to renew. Access lasts until it expires.</p>
                {requirement.archiving_reason !== '' && <p>Reason: {requirement.archiving_reason}</p>}
              </Callout>
            )}
            <RequirementFacts requirement={requirement} />
            <RequirementLists requirementId={id} />
            <RequirementMails requirement={requirement} />
          </div>
        </div>
      )}
    </RecordStates>
  );
}

function Actions({ requirement }: { requirement: AccessRequirement }) {
  const { is_access_committee } = useMe();
  const [asked, setAsked] = useState<'archive' | 'restore' | null>(null);
  const { id, is_archived } = requirement;
  const close = () => setAsked(null);
  return (
    <>
      <ButtonLink href={adminAccessRequirementsPage} variant="quiet" icon={<ArrowLeft />}>
        All requirements
      </ButtonLink>
      {is_access_committee && (
        <>
          <ButtonLink href={adminAccessRequirementEditorPage(id)} icon={<Pencil />}>
            Edit
          </ButtonLink>
          {is_archived ? (
            <Button onPress={() => setAsked('restore')}>Restore</Button>
          ) : (
            <Button variant="danger-secondary" onPress={() => setAsked('archive')}>
              Archive
            </Button>
          )}
        </>
      )}
      {asked === 'archive' && <ArchiveDialog requirement={requirement} onClose={close} />}
      {asked === 'restore' && <RestoreDialog requirement={requirement} onClose={close} />}
    </>
  );
}
