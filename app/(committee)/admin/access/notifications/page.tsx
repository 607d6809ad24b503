import type { Metadata } from 'next';
import { NoticesView } from '@/components/access/review/notices-view';
import { requireAccessReaderPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Notices of access' };

/** Every notice of access. */
export default async function AccessNoticesPage() {
  await requireAccessReaderPage();
  return <NoticesView />;
}
