import type { Metadata } from 'next';
import { OwnRolesView } from '@/components/members/own-roles-view';
import { requirePersonPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'What I may do' };

/** The person's own roles and what each lets them do. */
export default async function OwnRolesPage() {
  await requirePersonPage();
  return <OwnRolesView />;
}
