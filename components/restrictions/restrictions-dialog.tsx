'use client';

import { useState } from 'react';
import { type RestrictedPlace, useRestrictionsChange } from '@/components/restrictions/restricted-place';
import { restrictionLabels } from '@/components/restrictions/restriction-labels';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { changedFields } from '@/lib/client/changed-fields';
import { type RestrictionList, restrictionLists } from '@/lib/contracts/restrictions';

interface RestrictionsDialogProps {
  onClose: () => void;
  place: RestrictedPlace;
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Sets whom a place lets in: a match of any entry of any list is enough. */
export function RestrictionsDialog({ onClose, place }: RestrictionsDialogProps) {
  const [opened] = useState(place);
  const textsOf = (list: RestrictionList) => opened[list].join('\n');
  const [draft, setDraft] = useState<Record<RestrictionList, string>>({
    user_email_patterns: textsOf('user_email_patterns'),
    user_affiliations: textsOf('user_affiliations'),
    user_identity_sources: textsOf('user_identity_sources'),
  });
  const { error, isPending, mutate } = useRestrictionsChange(opened);
  const submit = () => {
    const written = {
      user_email_patterns: linesOf(draft.user_email_patterns),
      user_affiliations: linesOf(draft.user_affiliations),
      user_identity_sources: linesOf(draft.user_identity_sources),
    };
    mutate(
      { uuid: opened.uuid, ...changedFields(opened, written) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Restrictions changed' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Who can join"
      description="One match in any list is enough, and three empty lists let everyone in. No one who is in it now is removed."
      confirmLabel="Save"
      error={formErrorOf(error, restrictionLists)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {restrictionLists.map((list) => (
        <TextArea
          key={list}
          {...restrictionLabels[list]}
          value={draft[list]}
          onChange={(text) => setDraft({ ...draft, [list]: text })}
          error={fieldErrorOf(error, list)}
        />
      ))}
    </FormDialog>
  );
}
