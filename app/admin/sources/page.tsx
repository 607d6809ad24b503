import type { Metadata } from 'next';
import { DemoWarning } from '@/app/demo-warning';
import { SourcesView } from '@/components/sources/sources-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Sources' };

/** Other systems that report alerts. */
export default async function SourcesPage() {
  await requireStaffPage();
  return (
    <>
      <DemoWarning />
      <SourcesView />
    </>
  );
}
