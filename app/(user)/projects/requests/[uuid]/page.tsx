import { redirect } from 'next/navigation';
import { requirePersonPage } from '@/lib/auth/current-person';
import { foundOr404, uuidOr404 } from '@/lib/auth/found-or-404';
import { projectPage } from '@/lib/core/routes';
import { createContext } from '@/lib/services/create-context';
import { readEndDateRequest } from '@/lib/services/end-date-requests/read-end-date-request';

/** A request for another end date is decided on the page of its project. */
export default async function EndDateRequestPage({ params }: { params: Promise<{ uuid: string }> }) {
  const ctx = createContext(await requirePersonPage());
  const uuid = uuidOr404(await params);
  const { project_uuid } = await foundOr404(readEndDateRequest(ctx, { uuid }));
  redirect(projectPage(project_uuid));
}
