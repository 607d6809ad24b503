'use client';

import { useQuery } from '@tanstack/react-query';
import { AlarmClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { type RemindersQuery, reminderListQuery } from '@/components/reminders/queries';
import { myNoticeFilters, myNoticesQuery, myReminderFilters } from '@/components/reminders/reminder-filters';
import { ReminderRow } from '@/components/reminders/reminder-row';
import { EmptyState } from '@/components/ui/empty-state';
import { ListScreen } from '@/components/ui/list-screen';
import { type FiltersInUse, useListFilters } from '@/lib/client/filters/use-list-filters';
import { useMe } from '@/lib/client/me-query';

/** The person’s own reminders of all kinds, planned and past, the latest first. */
export function MyRemindersView({ heading }: { heading: ReactNode }) {
  const filters = useListFilters(myReminderFilters);
  return <Own filters={filters} heading={heading} label="Reminders" nouns={reminders} query={filters.query} />;
}

/** The same of access alone. */
export function MyNoticesView({ heading }: { heading: ReactNode }) {
  const filters = useListFilters(myNoticeFilters);
  const query = myNoticesQuery(filters.values);
  return <Own filters={filters} heading={heading} label="Notices" nouns={notices} query={query} />;
}

const reminders = ['reminder', 'reminders'] as const;
const notices = ['notice', 'notices'] as const;

interface OwnProps<Values> {
  filters: FiltersInUse<unknown, Values>;
  heading: ReactNode;
  label: string;
  nouns: readonly [one: string, many: string];
  query: RemindersQuery;
}

function Own<Values>({ query, ...screen }: OwnProps<Values>) {
  const { uuid } = useMe();
  const list = useQuery(reminderListQuery({ ...query, recipient: uuid }));
  return (
    <ListScreen
      {...screen}
      list={list}
      empty={
        <EmptyState icon={<AlarmClock />} title={`No ${screen.nouns[1]} yet`}>
          Reminders about upcoming dates appear here, with when each is sent.
        </EmptyState>
      }
      renderRow={(reminder) => <ReminderRow key={reminder.id} reminder={reminder} shows={['object']} />}
    />
  );
}
