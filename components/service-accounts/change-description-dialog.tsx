'use client';

import { useState } from 'react';
import { type AccountPlace, serviceAccountKeys } from '@/components/service-accounts/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import {
  changeCustomerAccountOperation,
  changeProjectAccountOperation,
  type ServiceAccount,
} from '@/lib/contracts/people/service-accounts';

interface ChangeDescriptionDialogProps {
  account: ServiceAccount;
  onClose: () => void;
  place: AccountPlace;
}

/** Changes what a service account says it is for. */
export function ChangeDescriptionDialog({ account, onClose, place }: ChangeDescriptionDialogProps) {
  const [description, setDescription] = useState(account.description);
  const { error, isPending, mutate } = useFormChange(
    () => (place.kind === 'project' ? changeProjectAccountOperation : changeCustomerAccountOperation),
    serviceAccountKeys.all,
  );
  const onSuccess = () => {
    toast({ tone: 'success', title: 'Description changed' });
    onClose();
  };
  return (
    <FormDialog
      title={`Edit ${account.username}`}
      confirmLabel="Save"
      error={formErrorOf(error, ['description'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={() => mutate({ uuid: account.uuid, description }, { onSuccess })}
    >
      <TextArea
        autoFocus
        label="Description"
        description="What it is used for."
        maxLength={2_000}
        value={description}
        onChange={setDescription}
        error={fieldErrorOf(error, 'description')}
      />
    </FormDialog>
  );
}
