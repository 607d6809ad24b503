import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { permissionRequestQuery } from '@/components/invitations/queries';
import { RequestView } from '@/components/invitations/request-view';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readPermissionRequest } from '@/lib/services/permission-requests/read-permission-request';

export const metadata: Metadata = { title: 'Request to join' };

/** One request to join; not found where the person does not read it. */
export default async function PermissionRequestPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(permissionRequestQuery(uuid).queryKey, await foundOr404(readPermissionRequest(ctx, { uuid })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RequestView uuid={uuid} />
    </HydrationBoundary>
  );
}
