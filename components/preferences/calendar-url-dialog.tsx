'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarAddressQuery, calendarKeys } from '@/components/preferences/queries';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ShownSecret } from '@/components/ui/shown-secret';
import { useChange } from '@/components/ui/use-change';
import { createFeedOperation } from '@/lib/contracts/history/calendar';

/** Asks before a URL is created or replaces the one before, and shows it this once. */
export function CalendarUrlDialog({ onClose }: { onClose: () => void }) {
  const { data } = useQuery(calendarAddressQuery);
  const [isReplacing] = useState(data?.is_on === true);
  const create = useChange(() => createFeedOperation, calendarKeys.all);
  const outcome = create.data && {
    title: 'Your calendar URL',
    content: <ShownUrl url={create.data.url} />,
  };
  const warning = 'Anyone who has the URL can read your dates, so give it only to your calendar program.';
  return (
    <ConfirmDialog
      title={isReplacing ? 'Replace the calendar URL?' : 'Create a calendar URL?'}
      description={
        isReplacing ? `Programs that use the current URL stop showing your calendar immediately. ${warning}` : warning
      }
      confirmLabel={isReplacing ? 'Replace URL' : 'Create URL'}
      variant={isReplacing ? 'danger' : 'primary'}
      isOpen
      isPending={create.isPending}
      outcome={outcome}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={() => create.mutate({})}
    />
  );
}

function ShownUrl({ url }: { url: string }) {
  return (
    <ShownSecret label="Copy URL" secret={url}>
      <p className="text-text-muted">
        In your calendar program, add a calendar by URL, or subscribe to one. It decides how often it looks for changes.
      </p>
    </ShownSecret>
  );
}
