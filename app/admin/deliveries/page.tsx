import type { Metadata } from 'next';
import { DeliveriesView } from '@/components/deliveries/deliveries-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Deliveries' };

/** Who was told what on which way, and what became of it. */
export default async function DeliveriesPage() {
  await requireStaffPage();
  return <DeliveriesView />;
}
