import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { InvitationView } from '@/components/invitations/invitation-view';
import { invitationQuery } from '@/components/invitations/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readUserInvitation } from '@/lib/services/invitations/read-user-invitation';

export const metadata: Metadata = { title: 'Invitation' };

/** One invitation; not found where the person does not read it. */
export default async function InvitationPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(invitationQuery(uuid).queryKey, await foundOr404(readUserInvitation(ctx, { uuid })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <InvitationView uuid={uuid} />
    </HydrationBoundary>
  );
}
