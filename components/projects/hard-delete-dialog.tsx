'use client';

import { useRouter } from 'next/navigation';
import { toast } from '@/components/ui/toast';
import { TypedNameDialog } from '@/components/ui/typed-name-dialog';
import { useWideChange } from '@/components/ui/use-change';
import { hardDeleteProjectOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
import { projectsPage } from '@/lib/core/routes';

/** Deletes a deleted project for good, once its name was typed. While it is open, the page must not read the project again. */
export function HardDeleteDialog({ onClose, project: { name, uuid } }: { onClose: () => void; project: Project }) {
  const router = useRouter();
  const { error, isPending, isSuccess, mutate } = useWideChange(() => hardDeleteProjectOperation);
  const onSuccess = () => {
    toast({ tone: 'success', title: `${name} deleted for good` });
    router.push(projectsPage);
  };
  return (
    <TypedNameDialog
      {...{ error, name, onClose }}
      noun="project"
      title={`Delete ${name} for good?`}
      description="Its resources, orders, roles and requests are deleted with it. Only events and the audit log stay. This can’t be undone."
      confirmLabel="Delete for good"
      isPending={isPending || isSuccess}
      onConfirm={() => mutate({ uuid, confirm_name: name }, { onSuccess })}
    />
  );
}
