import type { Metadata } from 'next';
import { PurgeProfilesView } from '@/components/purge-profiles/purge-profiles-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Purge profiles' };

/** What is purged of suspended and deleted people, and when. */
export default async function PurgeProfilesPage() {
  await requireStaffPage();
  return <PurgeProfilesView />;
}
