'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { NameFields, type Names, nameFields } from '@/components/organisations/name-fields';
import { formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { createCustomerOperation } from '@/lib/contracts/customers/customers';
import { organisationPage } from '@/lib/core/routes';

const empty: Names = { name: '', native_name: '', abbreviation: '', description: '' };

/** Creates an organisation and goes to its page. */
export function CreateOrganisationDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [names, setNames] = useState(empty);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, isSuccess, mutate } = useWideChange(() => createCustomerOperation);
  const submit = () => {
    setIsSubmitted(true);
    if (names.name.trim() === '') return;
    mutate(names, {
      onSuccess: ({ name, uuid }) => {
        toast({ tone: 'success', title: `${name} created` });
        router.push(organisationPage(uuid));
      },
    });
  };
  return (
    <FormDialog
      title="Create organisation"
      description="No one has a role in it at first. Add its owners next."
      confirmLabel="Create organisation"
      error={formErrorOf(error, nameFields)}
      isPending={isPending || isSuccess}
      onClose={onClose}
      onSubmit={submit}
    >
      <NameFields
        error={error}
        isSubmitted={isSubmitted}
        names={names}
        onChange={(changes) => setNames({ ...names, ...changes })}
      />
    </FormDialog>
  );
}
