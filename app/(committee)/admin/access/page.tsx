import type { Metadata } from 'next';
import { GroupsView } from '@/components/access/review/groups-view';
import { requireAccessReaderPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Access review' };

/** Who has access to what. */
export default async function AccessReviewPage() {
  await requireAccessReaderPage();
  return <GroupsView />;
}
