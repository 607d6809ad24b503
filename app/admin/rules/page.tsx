import type { Metadata } from 'next';
import { RulesView } from '@/components/rules/rules-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Rules' };

/** What is done to people on a schedule. */
export default async function RulesPage() {
  await requireStaffPage();
  return <RulesView />;
}
