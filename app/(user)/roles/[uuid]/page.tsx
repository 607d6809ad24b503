import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { OwnRoleView } from '@/components/members/own-role-view';
import { ownRoleQuery } from '@/components/members/queries';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readUserRole } from '@/lib/services/members/read-user-role';

export const metadata: Metadata = { title: 'Role' };

/** One role of the person; not found once it is over. */
export default async function OwnRolePage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(ownRoleQuery(uuid).queryKey, await foundOr404(readUserRole(ctx, { uuid })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OwnRoleView uuid={uuid} />
    </HydrationBoundary>
  );
}
