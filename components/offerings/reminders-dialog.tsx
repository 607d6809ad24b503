'use client';

import { useQuery } from '@tanstack/react-query';
import { ownSchedule } from '@/components/offerings/own-schedule';
import { offeringQuery } from '@/components/offerings/queries';
import { RemindersForm } from '@/components/offerings/reminders-form';
import { Dialog } from '@/components/ui/dialog';
import { QueryError } from '@/components/ui/query-error';
import { Skeleton } from '@/components/ui/skeleton';

interface RemindersDialogProps {
  name: string;
  onClose: () => void;
  usualSchedule: readonly number[] | undefined;
  uuid: string;
}

/** Asks when people are reminded of the resources of an offering, starting from what is saved now. */
export function RemindersDialog({ name, onClose, usualSchedule = [], uuid }: RemindersDialogProps) {
  const found = useQuery(offeringQuery(uuid));
  if (found.data !== undefined && found.isFetchedAfterMount) {
    const own = ownSchedule(found.data.plugin_options);
    return <RemindersForm offering={found.data} own={own} usualSchedule={usualSchedule} onClose={onClose} />;
  }
  return (
    <Dialog title={`Edit reminders: ${name}`} isOpen onOpenChange={(stays) => stays || onClose()}>
      {found.error === null ? (
        <Skeleton className="h-20 w-full" />
      ) : (
        <QueryError title="Couldn’t load the offering" error={found.error} query={found} />
      )}
    </Dialog>
  );
}
