import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { HistoryHeading } from '@/components/history/history-heading';
import { MyRemindersView } from '@/components/reminders/my-reminders-view';
import { myReminderFilters } from '@/components/reminders/reminder-filters';
import { requirePersonPage } from '@/lib/auth/current-person';
import { type SearchParams, singleValues } from '../../../search-params';
import { readOwnReminders } from '../../read-own-reminders';

export const metadata: Metadata = { title: 'Reminders' };

/** What the person was and will be reminded of. */
export default async function MyRemindersPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await requirePersonPage();
  const query = myReminderFilters.query(myReminderFilters.parse(singleValues(await searchParams)));
  return (
    <HydrationBoundary state={dehydrate(await readOwnReminders(person, query))}>
      <MyRemindersView heading={<HistoryHeading />} />
    </HydrationBoundary>
  );
}
