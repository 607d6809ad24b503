import type { Metadata } from 'next';
import { OfferingsView } from '@/components/offerings/offerings-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Offerings' };

/** What can be ordered, and when people are reminded that it ends. */
export default async function OfferingsPage() {
  await requireStaffPage();
  return <OfferingsView />;
}
