'use client';

import { calendarKeys } from '@/components/preferences/queries';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { endFeedOperation } from '@/lib/contracts/history/calendar';

/** Asks before the calendar is turned off. */
export function EndCalendarDialog({ onClose }: { onClose: () => void }) {
  const end = useChange(() => endFeedOperation, calendarKeys.all);
  const confirm = () =>
    end.mutate(
      {},
      { onSuccess: () => toast({ tone: 'success', title: 'Calendar feed turned off' }), onSettled: onClose },
    );
  return (
    <ConfirmDialog
      variant="danger"
      title="Turn off your calendar feed?"
      description="Its URL stops working immediately, and programs that use it stop showing your dates. To turn it on again, you create a new URL."
      confirmLabel="Turn off"
      isOpen
      isPending={end.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={confirm}
    />
  );
}
