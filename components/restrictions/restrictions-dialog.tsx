'use client';

import { useState } from 'react';
import { type RestrictedPlace, useRestrictionsChange } from '@/components/restrictions/restricted-place';
import { RestrictionFields, restrictionsOf, restrictionTexts } from '@/components/restrictions/restriction-fields';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { changedFields } from '@/lib/client/changed-fields';
import { restrictionLists } from '@/lib/contracts/members/restrictions';

interface RestrictionsDialogProps {
  onClose: () => void;
  place: RestrictedPlace;
}

/** Sets whom a place lets in: a match of any entry of any list is enough. */
export function RestrictionsDialog({ onClose, place }: RestrictionsDialogProps) {
  const [opened] = useState(place);
  const [draft, setDraft] = useState(() => restrictionTexts(place));
  const { error, isPending, mutate } = useRestrictionsChange(opened);
  const submit = () =>
    mutate(
      { uuid: opened.uuid, ...changedFields(opened, restrictionsOf(draft)) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Restrictions changed' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="Change restrictions"
      description="One match in any list is enough, and three empty lists let everyone in. No one who is in it now is removed."
      confirmLabel="Save"
      error={formErrorOf(error, restrictionLists)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <RestrictionFields error={error} value={draft} onChange={(changes) => setDraft({ ...draft, ...changes })} />
    </FormDialog>
  );
}
