'use client';

import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast';
import { TypedNameDialog } from '@/components/ui/typed-name-dialog';
import { useWideChange } from '@/components/ui/use-change';
import type { Customer } from '@/lib/contracts/customers/customers';
import { deleteCustomerOperation } from '@/lib/contracts/customers/deletion';
import { organisationsPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

interface DeleteOrganisationDialogProps {
  onClose: () => void;
  organisation: Customer;
}

/** Deletes an organisation, once its name was typed. While it is open, the page must not read the organisation again. */
export function DeleteOrganisationDialog({
  onClose,
  organisation: { name, projects_count, uuid },
}: DeleteOrganisationDialogProps) {
  const router = useRouter();
  const { error, isPending, isSuccess, mutate } = useWideChange(() => deleteCustomerOperation);
  const onSuccess = () => {
    toast({ tone: 'success', title: `${name} deleted` });
    router.push(organisationsPage);
  };
  return (
    <TypedNameDialog
      {...{ error, name, onClose }}
      noun="organisation"
      obstacle={
        projects_count > 0
          ? `It has ${formatCount(projects_count, 'project', 'projects')}. Delete ${projects_count === 1 ? 'it' : 'them'} first.`
          : undefined
      }
      title={`Delete ${name}?`}
      description="Its roles, offerings and deleted projects are deleted with it. Only events and the audit log stay. This can’t be undone."
      confirmLabel="Delete organisation"
      isPending={isPending || isSuccess}
      onConfirm={() => mutate({ uuid, confirm_name: name }, { onSuccess })}
    />
  );
}
