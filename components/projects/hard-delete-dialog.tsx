'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { hardDeleteProjectOperation } from '@/lib/contracts/project-ends';
import type { Project } from '@/lib/contracts/projects';
import { projectsPage } from '@/lib/core/routes';

/** Deletes a deleted project for good, once its name was typed. While it is open, the page must not read the project again. */
export function HardDeleteDialog({ onClose, project: { name, uuid } }: { onClose: () => void; project: Project }) {
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, isSuccess, mutate } = useWideChange(() => hardDeleteProjectOperation);
  const submit = () => {
    setIsSubmitted(true);
    if (typed.trim() !== name) return;
    mutate(
      { uuid, confirm_name: typed },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} deleted for good` });
          router.push(projectsPage);
        },
      },
    );
  };
  const wrong = isSubmitted && typed.trim() !== name ? 'Enter the exact name of the project.' : undefined;
  return (
    <FormDialog
      title={`Delete ${name} for good?`}
      description="Its resources, orders, roles and requests are deleted with it. Only events and the audit log stay. This can’t be undone."
      confirmLabel="Delete for good"
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
        label="Name of the project"
        value={typed}
        onChange={setTyped}
        error={wrong ?? fieldErrorOf(error, 'confirm_name')}
      />
    </FormDialog>
  );
}
