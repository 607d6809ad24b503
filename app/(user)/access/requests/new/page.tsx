import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NewRequestView } from '@/components/access/new-request-view';
import { prefillQuery, requirementQuery } from '@/components/access/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { accessSubmissionPage } from '@/lib/core/routes';
import { readAccessPrefill } from '@/lib/services/access-people/read-access-prefill';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { createContext } from '@/lib/services/create-context';
import { type SearchParams, singleValues } from '../../../../search-params';

export const metadata: Metadata = { title: 'Request access' };

/** The form of a new request, prefilled for the requirement that the address names; one that is open already is shown instead. */
export default async function NewAccessRequestPage({ searchParams }: { searchParams: SearchParams }) {
  const ctx = createContext(await requirePersonPage());
  const asked = singleValues(await searchParams).get('requirement');
  const queries = createQueryClient();
  if (asked !== null) {
    const id = idOr404(asked);
    queries.setQueryData(requirementQuery(id).queryKey, await foundOr404(readAccessRequirement(ctx, { id })));
    const prefill = await readAccessPrefill(ctx, { id });
    if (prefill.open_submission_id !== null) redirect(accessSubmissionPage(prefill.open_submission_id));
    queries.setQueryData(prefillQuery(id).queryKey, prefill);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewRequestView />
    </HydrationBoundary>
  );
}
