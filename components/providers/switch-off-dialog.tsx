'use client';

import { formatOpen } from '@/components/providers/run-state';
import type { useChangeProvider } from '@/components/providers/use-change-provider';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import type { Provider } from '@/lib/contracts/actions/providers';

interface SwitchOffDialogProps {
  change: ReturnType<typeof useChangeProvider>;
  isOpen: boolean;
  onClose: () => void;
  provider: Provider;
}

/** Asks before switching a provider off, and says what that does to its actions. */
export function SwitchOffDialog({ change, isOpen, onClose, provider }: SwitchOffDialogProps) {
  const name = provider.display_name;
  const switchOff = () =>
    change.mutate(
      { id: String(provider.id), is_enabled: false },
      {
        onSuccess: () => toast({ tone: 'success', title: `${name} turned off` }),
        onError: (error) => toast({ tone: 'danger', title: 'Couldn’t turn it off', description: error.message }),
        onSettled: onClose,
      },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title={`Turn off ${name}?`}
      description={`${consequence(provider)} No new actions are found until you turn it on again.`}
      confirmLabel="Turn off"
      isOpen={isOpen}
      isPending={change.isPending}
      onConfirm={switchOff}
      onOpenChange={(stays) => stays || onClose()}
    />
  );
}

function consequence(provider: Provider): string {
  if (provider.open_actions === 0) return 'It has no open actions.';
  return `Its ${formatOpen(provider)} will be resolved immediately for everyone.`;
}
