'use client';

import { serviceSettingsKeys } from '@/components/service-settings/queries';
import { CommandDialog } from '@/components/ui/command-dialog';
import type { ServiceSettings } from '@/lib/contracts/people/service-settings';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';

interface DeleteSettingsDialogProps {
  onClose: () => void;
  settings: ServiceSettings;
}

/** Asks before service settings are deleted; the server’s refusal says how many resources use them. */
export function DeleteSettingsDialog({ onClose, settings: { name, uuid } }: DeleteSettingsDialogProps) {
  return (
    <CommandDialog
      operation={() => deleteServiceSettingsOperation}
      input={{ uuid }}
      queryKey={serviceSettingsKeys.all}
      title={`Delete ${name}?`}
      description="Their credentials are deleted too. This can’t be undone."
      confirmLabel="Delete settings"
      done={`${name} deleted`}
      onClose={onClose}
    />
  );
}
