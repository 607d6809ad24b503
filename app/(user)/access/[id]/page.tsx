import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { myAccessQuery, requirementQuery } from '@/components/access/queries';
import { RequirementAccessView } from '@/components/access/requirement-access-view';
import { RecordActionView } from '@/components/actions/record-action-view';
import { RemindersSection } from '@/components/reminders/reminders-section';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listMyAccessOperation } from '@/lib/contracts/access/people';
import { TO_DO } from '@/lib/core/named-pages';
import { requestAccessPage } from '@/lib/core/routes';
import { listMyAccess } from '@/lib/services/access-people/list-my-access';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { createContext } from '@/lib/services/create-context';
import { readQuery } from '../../../read-query';
import { rowsOf } from '../../../rows-of';
import { type SearchParams, singleValues } from '../../../search-params';

export const metadata: Metadata = { title: 'Access' };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

/** What the person has by one requirement; who came to renew it is led to the form. */
export default async function RequirementAccessPage({ params, searchParams }: PageProps) {
  const person = await requirePersonPage();
  const ctx = createContext(person);
  const id = idOr404((await params).id);
  const requirement = await foundOr404(readAccessRequirement(ctx, { id }));
  if (singleValues(await searchParams).get(TO_DO) === 'renew') redirect(requestAccessPage(id));
  const queries = createQueryClient();
  queries.setQueryData(requirementQuery(id).queryKey, requirement);
  const query = { requirement: id };
  const queryFn = async () =>
    rowsOf(listMyAccessOperation.answer, await listMyAccess(ctx, readQuery(listMyAccessOperation.query, query)));
  await queries.query({ ...myAccessQuery(query), queryFn }).catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RecordActionView />
      <RequirementAccessView id={id}>
        <RemindersSection
          narrowing={{ requirement: id, recipient: person.userId }}
          none="Reminders to renew access and notices that it ended appear here, with when they are sent."
        />
      </RequirementAccessView>
    </HydrationBoundary>
  );
}
