import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirementQuery, submissionQuery } from '@/components/access/queries';
import { RequestView } from '@/components/access/request-view';
import { RecordActionView } from '@/components/actions/record-action-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { readAccessRequirement } from '@/lib/services/access-requirements/read-access-requirement';
import { readAccessSubmission } from '@/lib/services/access-submissions/read-access-submission';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Access request' };

/** A request for access: the form while it is a draft of the person, then what was decided, or deciding it. */
export default async function AccessRequestPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const id = idOr404((await params).id);
  const submission = await foundOr404(readAccessSubmission(ctx, { id }));
  const queries = createQueryClient();
  queries.setQueryData(submissionQuery(id).queryKey, submission);
  const { requirement_id } = submission;
  await queries
    .query({ ...requirementQuery(requirement_id), queryFn: () => readAccessRequirement(ctx, { id: requirement_id }) })
    .catch(() => undefined);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RecordActionView />
      <RequestView id={id} />
    </HydrationBoundary>
  );
}
