import type { Metadata } from 'next';
import { AudiencesView } from '@/components/audiences/audiences-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Audiences' };

/** Named sets of people. */
export default async function AudiencesPage() {
  await requireStaffPage();
  return <AudiencesView />;
}
