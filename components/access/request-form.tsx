'use client';

import { useRouter } from 'next/navigation';
import { changesInWords, countChanges } from '@/components/access/access-labels';
import { CancelRequestButton } from '@/components/access/cancel-request-button';
import { DocumentField } from '@/components/access/document-field';
import { PeopleField } from '@/components/access/people-field';
import { requestErrorsOf } from '@/components/access/request-errors';
import { type RequestDraft, useRequestDraft } from '@/components/access/use-request-draft';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { PageSection } from '@/components/ui/page-section';
import { toast } from '@/components/ui/toast';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { AccessPerson } from '@/lib/contracts/access/people';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';
import { type AccessDocumentKind, accessDocumentKinds } from '@/lib/contracts/access/submissions';
import { accessSubmissionPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface RequestFormProps {
  /** The draft; null for a request that isn’t saved yet. */
  id: string | null;
  /** Who has or had access through the person. */
  known: readonly AccessPerson[];
  people: readonly AccessPerson[];
  requirement: AccessRequirement;
}

/** Asks for access by one requirement: for whom, with which documents. */
export function RequestForm({ id, known, people: opened, requirement }: RequestFormProps) {
  const router = useRouter();
  const draft = useRequestDraft({ id, people: opened, requirementId: requirement.id });
  const { isDirty, people, save, submit } = draft;
  const guard = useLeaveGuard(isDirty && !submit.isPending);
  const error = submit.error ?? save.error;
  const errors = requestErrorsOf(error);
  const reset = () => {
    save.reset();
    submit.reset();
  };
  const saveDraft = () => {
    reset();
    save.mutate(undefined, { onSuccess: () => toast({ tone: 'success', title: 'Draft saved' }) });
  };
  const send = () => {
    reset();
    submit.mutate(undefined, {
      onSuccess: (submitted) => {
        toast({ tone: 'success', title: 'Request submitted' });
        router.replace(accessSubmissionPage(submitted.id));
      },
    });
  };
  return (
    <div className="space-y-8">
      <PageSection title="People">
        <PeopleField people={people} known={known} errors={errors.people} onChange={draft.setPeople} />
      </PageSection>
      <Documents draft={draft} missing={errors.documents} requirement={requirement} />
      <NextSteps people={people} requirement={requirement} />
      {errors.sentence !== undefined && (
        <Callout
          tone="danger"
          action={errors.openId !== null && <ButtonLink href={accessSubmissionPage(errors.openId)}>Open it</ButtonLink>}
        >
          {errors.sentence}
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isPending={submit.isPending} isDisabled={people.length === 0} onPress={send}>
          Submit request
        </Button>
        <Button isPending={save.isPending} isDisabled={people.length === 0} onPress={saveDraft}>
          Save draft
        </Button>
        {draft.id !== null && <CancelRequestButton id={draft.id} isDraft />}
      </div>
      <ConfirmDialog
        isOpen={guard.isHeld}
        title="Leave without saving?"
        description="Changes to the people of this request aren’t saved yet."
        confirmLabel="Leave page"
        variant="danger"
        onConfirm={guard.leave}
        onOpenChange={(isOpen) => isOpen || guard.stay()}
      />
    </div>
  );
}

function NextSteps({ people, requirement }: Pick<RequestFormProps, 'people' | 'requirement'>) {
  return (
    <PageSection title="What happens next">
      <div className="space-y-2 text-text-muted">
        <p>{consequence(people, requirement)}</p>
        <p>The access committee reviews your request, and you’re emailed its decision.</p>
      </div>
    </PageSection>
  );
}

interface DocumentsProps {
  draft: RequestDraft;
  /** Those whose absence the server refused. */
  missing: readonly AccessDocumentKind[];
  requirement: AccessRequirement;
}

/** The documents that the request needs, and those that it has. */
function Documents({ draft, missing, requirement }: DocumentsProps) {
  const shown = accessDocumentKinds.filter(
    (kind) => isNeeded(requirement, kind) || draft.documents.some((one) => one.kind === kind),
  );
  if (shown.length === 0) return null;
  return (
    <PageSection title="Documents">
      <div className="space-y-4">
        {shown.map((kind) => (
          <DocumentField
            key={kind}
            draft={draft}
            isMissing={missing.includes(kind)}
            isRequired={isNeeded(requirement, kind)}
            kind={kind}
          />
        ))}
      </div>
    </PageSection>
  );
}

function isNeeded(requirement: AccessRequirement, kind: (typeof accessDocumentKinds)[number]): boolean {
  return kind === 'duc' ? requirement.is_duc_required : requirement.is_irb_approval_required;
}

function consequence(people: readonly AccessPerson[], { expiration_period_days: days, label }: AccessRequirement) {
  if (people.length === 0) return 'Add at least one person.';
  const counts = countChanges(people);
  const lasts = days === null ? 'It doesn’t expire.' : `It lasts ${formatCount(days, 'day', 'days')} from then.`;
  const gets = counts.GAIN_ACCESS + counts.RENEW_ACCESS > 0;
  return `If the request is approved, ${changesInWords(counts)} to ${label}. ${gets ? lasts : ''}`;
}
