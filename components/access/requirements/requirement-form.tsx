'use client';

import { type SubmitEvent, useRef, useState } from 'react';
import { consequencesOf } from '@/components/access/requirements/change-consequences';
import { ChangedMeanwhile } from '@/components/access/requirements/changed-meanwhile';
import type { ReadRequirement } from '@/components/access/requirements/queries';
import { findDraftErrors, hasErrors } from '@/components/access/requirements/requirement-draft';
import { requirementErrorsOf } from '@/components/access/requirements/requirement-errors';
import { RequirementFields } from '@/components/access/requirements/requirement-fields';
import {
  type RequirementForm as Form,
  useRequirementForm,
} from '@/components/access/requirements/use-requirement-form';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useLeaveGuard } from '@/components/ui/use-leave-guard';
import type { AccessRequirement } from '@/lib/contracts/access/requirements';

interface RequirementFormProps {
  /** Where cancelling leads. */
  backHref: string;
  confirmLabel: string;
  onSaved: (requirement: AccessRequirement) => void;
  /** Reads the requirement again; undefined where that fails. */
  readAgain?: () => Promise<ReadRequirement | undefined>;
  /** The one to change; null for a new one. */
  start: ReadRequirement | null;
}

/** A requirement as a form: faults at their fields, and what saving does before it is saved. */
export function RequirementForm({ backHref, confirmLabel, onSaved, readAgain, start }: RequirementFormProps) {
  const form = useRequirementForm(start);
  const { draft, edit, isDirty, isStale, save } = form;
  const [isSubmitted, setIsSubmitted] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const draftErrors = findDraftErrors(draft);
  const serverErrors = requirementErrorsOf(isStale ? null : save.error, draft.reminders);
  const guard = useLeaveGuard(isDirty && !save.isPending && !save.isSuccess);
  const focusFirstError = () =>
    setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (hasErrors(draftErrors)) focusFirstError();
    else save.mutate(undefined, { onSuccess: onSaved, onError: focusFirstError });
  };
  return (
    <form ref={element} onSubmit={submit} noValidate className="max-w-160 space-y-8">
      <RequirementFields
        draft={draft}
        edit={edit}
        errorOf={(field) => (isSubmitted ? draftErrors[field] : undefined) ?? serverErrors.fields[field]}
        reminderErrors={draftErrors.ofReminder.size > 0 ? draftErrors.ofReminder : serverErrors.ofReminder}
      />
      <div>
        <Consequences form={form} />
        <ChangedMeanwhile form={form} readAgain={readAgain} />
        {serverErrors.sentence !== undefined && <FormError>{serverErrors.sentence}</FormError>}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" type="submit" isPending={save.isPending}>
            {confirmLabel}
          </Button>
          <ButtonLink href={backHref}>Cancel</ButtonLink>
        </div>
      </div>
      <ConfirmDialog
        variant="danger"
        title="Leave without saving?"
        description="What you typed about this requirement will be lost."
        confirmLabel="Leave"
        isOpen={guard.isHeld}
        onOpenChange={(isOpen) => isOpen || guard.stay()}
        onConfirm={guard.leave}
      />
    </form>
  );
}

function FormError({ children }: { children: string }) {
  return (
    <div className="mb-4">
      <Callout tone="danger">{children}</Callout>
    </div>
  );
}

/** What saving does beyond the fields, said as soon as it is typed. */
function Consequences({ form: { base, draft, opened } }: { form: Form }) {
  const sentences = base === null ? [] : consequencesOf(base.requirement.version, opened, draft);
  return (
    <div aria-live="polite" className="not-empty:mb-4">
      {sentences.length > 0 && (
        <Callout tone="info">
          <ul className="space-y-1">
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
