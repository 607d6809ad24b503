import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ruleQuery } from '@/components/rules/queries';
import { RuleView } from '@/components/rules/rule-view';
import { requireStaffPage } from '@/lib/auth/current-person';
import { foundOr404, idOr404 } from '@/lib/auth/found-or-404';
import { createQueryClient } from '@/lib/client/create-query-client';
import { createContext } from '@/lib/services/create-context';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';

export const metadata: Metadata = { title: 'Rule' };

/** One rule: what it does, and what can be done with it. */
export default async function RulePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = createContext(await requireStaffPage());
  const id = idOr404((await params).id);
  const queries = createQueryClient();
  queries.setQueryData(ruleQuery(id).queryKey, { rule: await foundOr404(readRule(ctx, { id })), version: null });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RuleView id={id} />
    </HydrationBoundary>
  );
}
