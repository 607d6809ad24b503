'use client';

import { useQuery } from '@tanstack/react-query';
import { AlarmClock, X } from 'lucide-react';
import { useState } from 'react';
import { reminderListQuery } from '@/components/reminders/queries';
import { ReminderDrawer } from '@/components/reminders/reminder-drawer';
import { reminderFilters } from '@/components/reminders/reminder-filters';
import { ReminderRow } from '@/components/reminders/reminder-row';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { PageHeading } from '@/components/ui/page-heading';
import { useListFilters } from '@/lib/client/filters/use-list-filters';
import type { Reminder } from '@/lib/contracts/history/reminders';

/** Who was or will be reminded of what and when, and why someone was not. */
export function RemindersView() {
  const filters = useListFilters(reminderFilters);
  const list = useQuery(reminderListQuery(filters.query));
  const [openId, setOpenId] = useState<string | null>(null);
  const rows = list.data?.rows ?? [];
  const opened = rows.find(({ id }) => id === openId);
  const { change, values } = filters;
  return (
    <ListScreen
      label="Reminders"
      nouns={['reminder', 'reminders']}
      filters={filters}
      list={list}
      heading={
        <PageHeading title="Reminders">
          Who is reminded that a resource, a project or access ends, when, and why someone was not.
        </PageHeading>
      }
      download={<Narrowed first={rows[0]} values={values} onClear={() => change({ recipient: '', object_id: '' })} />}
      empty={
        <EmptyState icon={<AlarmClock />} title="No reminders yet">
          They appear here once the end of a resource, a project or access comes near.
        </EmptyState>
      }
      renderRow={(reminder) => (
        <ReminderRow
          key={reminder.id}
          reminder={reminder}
          shows={['object', 'recipient']}
          onOpen={() => setOpenId(reminder.id)}
        />
      )}
    >
      {opened !== undefined && <ReminderDrawer reminder={opened} onClose={() => setOpenId(null)} />}
    </ListScreen>
  );
}

interface NarrowedProps {
  first: Reminder | undefined;
  onClear: () => void;
  values: { object_id: string; recipient: string };
}

/** Whose reminders are on show, or those about what, with the way back to all. */
function Narrowed({ first, onClear, values }: NarrowedProps) {
  const { object_id, recipient } = values;
  if (object_id === '' && recipient === '') return null;
  const parts = [
    recipient !== '' && `To ${first?.recipient.full_name ?? 'one person'}`,
    object_id !== '' && `About ${first?.object_name ?? 'one object'}`,
  ];
  return (
    <Button size="small" icon={<X />} onPress={onClear}>
      {parts.filter(Boolean).join(' · ')}
    </Button>
  );
}
