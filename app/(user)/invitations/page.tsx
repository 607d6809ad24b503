import type { Metadata } from 'next';
import { InvitationsView } from '@/components/invitations/invitations-view';
import { requirePersonPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Invitations' };

/** The invitations and the requests to join that the person reads. */
export default async function InvitationsPage() {
  await requirePersonPage();
  return <InvitationsView />;
}
