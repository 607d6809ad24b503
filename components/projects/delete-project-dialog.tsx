'use client';

import { Callout } from '@/components/ui/callout';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { deleteProjectOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
import { formatCount } from '@/lib/core/wording';

/** Says what deleting a project does, and does it. */
export function DeleteProjectDialog({ onClose, project }: { onClose: () => void; project: Project }) {
  const { name, resources_count: count, uuid } = project;
  const { error, isPending, mutate } = useWideChange(() => deleteProjectOperation);
  const submit = () =>
    mutate(
      { uuid },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `${name} deleted` });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={`Delete ${name}?`}
      confirmLabel="Delete project"
      variant="danger"
      error={error?.message}
      isDisabled={count > 0}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <ul aria-label="What will happen" className="list-disc space-y-1 ps-5">
        <li>Everyone in it loses access. Their roles are recorded, so that the team can be restored.</li>
        <li>Pending orders and requests are cancelled, and open actions about it are resolved.</li>
        <li>It disappears from all lists. The owners of {project.customer_name} and staff can recover it.</li>
      </ul>
      {count > 0 && (
        <Callout tone="warning">
          {`It has ${formatCount(count, 'resource', 'resources')}. Terminate ${count === 1 ? 'it' : 'them'} first.`}
        </Callout>
      )}
    </FormDialog>
  );
}
