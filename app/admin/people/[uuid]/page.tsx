import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PersonView } from '@/components/people/person-view';
import { personQuery } from '@/components/people/queries';
import { RemindersSection } from '@/components/reminders/reminders-section';
import { requireStaffPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readPerson } from '@/lib/services/people/person-shape';

export const metadata: Metadata = { title: 'Person' };

/** One person with all that was done to and for them. */
export default async function PersonPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const queries = createQueryClient();
  const person = await foundOr404(readPerson(ctx, uuidOr404(await params)));
  queries.setQueryData(personQuery(person.uuid).queryKey, person);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <PersonView uuid={person.uuid}>
        <RemindersSection
          narrowing={{ recipient: person.uuid }}
          none="Reminders about upcoming dates appear here, with why some were not sent."
        />
      </PersonView>
    </HydrationBoundary>
  );
}
