import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { JoinView } from '@/components/invitations/join-view';
import { groupInvitationQuery } from '@/components/invitations/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readGroupInvitation } from '@/lib/services/group-invitations/read-group-invitation';

export const metadata: Metadata = { title: 'Join' };

/** What a link to join offers to whoever has it. */
export default async function JoinPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(groupInvitationQuery(uuid).queryKey, await foundOr404(readGroupInvitation(ctx, { uuid })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <JoinView uuid={uuid} />
    </HydrationBoundary>
  );
}
