import type { Metadata } from 'next';
import { ProjectTypesView } from '@/components/project-types/project-types-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Project categories' };

/** The categories that projects are sorted by. */
export default async function ProjectTypesPage() {
  await requireStaffPage();
  return <ProjectTypesView />;
}
