import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirementQuery } from '@/components/access/queries';
import { RequirementView } from '@/components/access/requirements/requirement-view';
import { requireAccessReaderPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Access requirement' };

/** One requirement with its emails. */
export default async function AccessRequirementPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = createContext(await requireAccessReaderPage());
  const id = idOr404((await params).id);
  const queries = createQueryClient();
  queries.setQueryData(requirementQuery(id).queryKey, await foundOr404(readAccessRequirement(ctx, { id })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RequirementView id={id} />
    </HydrationBoundary>
  );
}
