import type { Metadata } from 'next';
import { RolesView } from '@/components/roles/roles-view';
import { requireStaffOrSupportPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Roles' };

/** What each role lets people do. */
export default async function RolesPage() {
  await requireStaffOrSupportPage();
  return <RolesView />;
}
