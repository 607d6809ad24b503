'use client';

import { serviceSettingsKeys } from '@/components/service-settings/queries';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import type { ServiceSettings } from '@/lib/contracts/service-settings';
import { deleteServiceSettingsOperation } from '@/lib/contracts/service-settings-deletion';

interface DeleteSettingsDialogProps {
  onClose: () => void;
  settings: ServiceSettings;
}

/** Asks before service settings are deleted; the server’s refusal says how many resources use them. */
export function DeleteSettingsDialog({ onClose, settings: { name, uuid } }: DeleteSettingsDialogProps) {
  const { error, isPending, mutate } = useFormChange(() => deleteServiceSettingsOperation, serviceSettingsKeys.all);
  const confirm = () =>
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
    <ConfirmDialog
      variant="danger"
      title={`Delete ${name}?`}
      description="Their credentials are deleted, too. This can’t be undone."
      confirmLabel="Delete settings"
      isOpen
      isPending={isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    >
      {error !== null && <Callout tone="danger">{error.message}</Callout>}
    </ConfirmDialog>
  );
}
