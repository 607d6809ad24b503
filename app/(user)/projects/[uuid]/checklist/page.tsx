import { redirect } from 'next/navigation';
import { requirePersonPage } from '@/lib/auth/current-person';
import { uuidOr404 } from '@/lib/auth/found-or-404';
import { CHECKLIST_ANCHOR } from '@/lib/core/review-routes';
import { projectPage } from '@/lib/core/routes';

/** The checklist of a project is answered on the page of the project. */
export default async function ProjectChecklistPage({ params }: { params: Promise<{ uuid: string }> }) {
  await requirePersonPage();
  redirect(`${projectPage(uuidOr404(await params))}#${CHECKLIST_ANCHOR}`);
}
