import type { Metadata } from 'next';
import { NewRuleView } from '@/components/rules/new-rule-view';
import { requireStaffPage } from '@/lib/auth/current-person';

export const metadata: Metadata = { title: 'Create rule' };

/** A rule from nothing or from a template. */
export default async function NewRulePage() {
  await requireStaffPage();
  return <NewRuleView />;
}
