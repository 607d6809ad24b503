import type { Metadata } from 'next';
import { ChecklistsView } from '@/components/checklists/checklists-view';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Checklists' };

/** The checklists that organisations can ask of their projects. */
export default async function ChecklistsPage() {
  await requireStaffOrSupportPage();
  return <ChecklistsView />;
}
