import type { Metadata } from 'next';
import { NoticesView } from '@/components/access-review/notices-view';

export const metadata: Metadata = { title: 'Notices of access' };

/** Every notice of access. */
export default function AccessNoticesPage() {
  return <NoticesView />;
}
