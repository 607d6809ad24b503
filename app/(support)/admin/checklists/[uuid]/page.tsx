import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ChecklistView } from '@/components/checklists/checklist-view';
import { checklistQuery } from '@/components/checklists/queries';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { readChecklist } from '@/lib/services/checklists/read-checklist';
import { createContext } from '@/lib/services/create-context';

export const metadata: Metadata = { title: 'Checklist' };

/** A checklist with its questions. */
export default async function ChecklistPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requireStaffOrSupportPage());
  const uuid = uuidOr404(await params);
  const queries = createQueryClient();
  queries.setQueryData(checklistQuery(uuid).queryKey, await foundOr404(readChecklist(ctx, { uuid })));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ChecklistView uuid={uuid} />
    </HydrationBoundary>
  );
}
