import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AccessHeading } from '@/components/access/access-heading';
import { MyNoticesView } from '@/components/reminders/my-reminders-view';
import { myNoticeFilters, myNoticesQuery } from '@/components/reminders/reminder-filters';
import { requirePersonPage } from '@/lib/auth/current-person';
import { type SearchParams, singleValues } from '../../../search-params';
import { readOwnReminders } from '../../read-own-reminders';

export const metadata: Metadata = { title: 'Notices' };

/** What the person was and will be told about access. */
export default async function MyNoticesPage({ searchParams }: { searchParams: SearchParams }) {
  const person = await requirePersonPage();
  const query = myNoticesQuery(myNoticeFilters.parse(singleValues(await searchParams)));
  return (
    <HydrationBoundary state={dehydrate(await readOwnReminders(person, query))}>
      <MyNoticesView heading={<AccessHeading />} />
    </HydrationBoundary>
  );
}
