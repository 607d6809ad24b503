import type { Metadata } from 'next';
import { GroupsView } from '@/components/access-review/groups-view';

export const metadata: Metadata = { title: 'Access review' };

/** Who has access to what. */
export default function AccessReviewPage() {
  return <GroupsView />;
}
