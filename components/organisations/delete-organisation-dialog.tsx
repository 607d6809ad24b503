'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { deleteCustomerOperation } from '@/lib/contracts/customer-deletion';
import type { Customer } from '@/lib/contracts/customers';
import { organisationsPage } from '@/lib/core/routes';

interface DeleteOrganisationDialogProps {
  onClose: () => void;
  organisation: Customer;
}

/** Deletes an organisation, once its name was typed. While it is open, the page must not read the organisation again. */
export function DeleteOrganisationDialog({ onClose, organisation: { name, uuid } }: DeleteOrganisationDialogProps) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, isSuccess, mutate } = useWideChange(() => deleteCustomerOperation);
  const submit = () => {
    setIsSubmitted(true);
    if (typed.trim() !== name) return;
    mutate(
      { uuid, confirm_name: name },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} deleted` });
          router.push(organisationsPage);
        },
      },
    );
  };
  const wrong = isSubmitted && typed.trim() !== name ? 'Enter the exact name of the organisation.' : undefined;
  return (
    <FormDialog
      title={`Delete ${name}?`}
      description="Its roles, offerings and deleted projects are deleted with it. Only events and the audit log stay. This can’t be undone."
      confirmLabel="Delete organisation"
      variant="danger"
      error={formErrorOf(error, ['confirm_name'])}
      isPending={isPending || isSuccess}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>
        Type <strong className="select-all break-words font-semibold">{name}</strong> to confirm.
      </p>
      <TextField
        autoFocus
        isRequired
        autoComplete="off"
        label="Name of the organisation"
        value={typed}
        onChange={setTyped}
        error={wrong ?? fieldErrorOf(error, 'confirm_name')}
      />
    </FormDialog>
  );
}
