import type { Metadata } from 'next';
import { DemoWarning } from '@/app/demo-warning';
import { ImportsView } from '@/components/imports/imports-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Imports' };

/** Records from other systems: bringing them in, and what came of it. */
export default async function ImportsPage() {
  await requireStaffPage();
  return (
    <>
      <DemoWarning />
      <ImportsView />
    </>
  );
}
