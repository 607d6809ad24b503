'use client';

import { useState } from 'react';
import { type Contact, ContactFields, contactFields } from '@/components/organisations/contact-fields';
import { NameFields, type Names, nameFields } from '@/components/organisations/name-fields';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { changedFields } from '@/lib/client/changed-fields';
import { type Customer, changeCustomerOperation } from '@/lib/contracts/customers/customers';

const fields = [...nameFields, ...contactFields];

interface EditOrganisationDialogProps {
  onClose: () => void;
  organisation: Customer;
}

/** Changes what an organisation is called, and how it is reached. */
export function EditOrganisationDialog({ onClose, organisation }: EditOrganisationDialogProps) {
  const [opened] = useState(organisation);
  const [draft, setDraft] = useState<Names & Contact>(opened);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useWideChange(() => changeCustomerOperation);
  const change = (changes: Partial<Names & Contact>) => setDraft({ ...draft, ...changes });
  const submit = () => {
    setIsSubmitted(true);
    if (draft.name.trim() === '') return;
    const sent = Object.fromEntries(fields.map((field) => [field, draft[field]]));
    mutate(
      { uuid: opened.uuid, ...changedFields(opened, sent) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Organisation changed' });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title="Edit organisation"
      confirmLabel="Save"
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <NameFields error={error} isSubmitted={isSubmitted} names={draft} onChange={change} />
      <ContactFields contact={draft} error={error} onChange={change} />
    </FormDialog>
  );
}
