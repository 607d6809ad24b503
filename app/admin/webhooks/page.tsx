import type { Metadata } from 'next';
import { WebhooksView } from '@/components/webhooks/webhooks-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Webhooks' };

/** Other systems that are told what staff are told. */
export default async function WebhooksPage() {
  await requireStaffPage();
  return <WebhooksView />;
}
