import type { Metadata } from 'next';
import { EditRuleView } from '@/components/rules/edit-rule-view';
import { requireStaffPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createContext } from '@/lib/services/create-context';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';

export const metadata: Metadata = { title: 'Edit rule' };

/** The form of a stored rule. */
export default async function EditRulePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const id = idOr404((await params).id);
  await foundOr404(readRule(ctx, { id }));
  return <EditRuleView id={id} />;
}
