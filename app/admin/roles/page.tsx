import type { Metadata } from 'next';
import { RolesView } from '@/components/roles/roles-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Roles' };

/** What each role lets people do. */
export default async function RolesPage() {
  await requireStaffPage();
  return <RolesView />;
}
