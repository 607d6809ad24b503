'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ruleKeys, ruleQuery } from '@/components/rules/queries';
import { draftOf, type RuleBodyDraft } from '@/components/rules/rule-draft';
import { RuleEditor } from '@/components/rules/rule-editor';
import { PageHeading } from '@/components/ui/page-heading';
import { QueryError } from '@/components/ui/query-error';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { toast } from '@/components/ui/toast';
import { call } from '@/lib/client/call';
import { changeRuleOperation } from '@/lib/contracts/rules/rules';
import { adminRulePage } from '@/lib/core/routes';

/** The form of a stored rule, saved on top of the version that was read. */
export function EditRuleView({ id }: { id: string }) {
  const found = useQuery({ ...ruleQuery(id), refetchOnWindowFocus: false });
  const client = useQueryClient();
  const router = useRouter();
  if (found.data === undefined || !found.isFetchedAfterMount) {
    return found.error === null ? (
      <SkeletonRows label="Loading the rule" count={6} />
    ) : (
      <QueryError title="Couldn’t load the rule" error={found.error} query={found} />
    );
  }
  const { rule, version } = found.data;
  const save = async (body: RuleBodyDraft) => {
    const ifMatch = version === null ? {} : { ifMatch: version };
    const { answer } = await call(changeRuleOperation, { id, ...body }, ifMatch);
    await client.invalidateQueries({ queryKey: ruleKeys.all });
    toast({
      tone: 'success',
      title: answer.status === 'draft' ? `${answer.name} saved as a draft` : `${answer.name} saved`,
    });
    router.push(adminRulePage(id));
  };
  return (
    <>
      <PageHeading title={`Edit ${rule.name}`}>
        A change of who, what or protection makes a new version, which takes the rule back to draft.
      </PageHeading>
      <RuleEditor start={draftOf(rule)} ruleId={id} save={save} />
    </>
  );
}
