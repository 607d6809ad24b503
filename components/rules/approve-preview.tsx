'use client';

import { useState } from 'react';
import { isAuthorOf } from '@/components/rules/decisions-about';
import { isToBeApproved } from '@/components/rules/is-to-be-approved';
import { ruleKeys } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { useChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import type { RulePreview } from '@/lib/contracts/rules/preview';
import { approveRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { formatCount } from '@/lib/core/wording';

interface ApprovePreviewProps {
  preview: RulePreview;
  rule: ScheduledRule;
}

/** Approves exactly the people of a preview, where the rule needs that and somebody else wrote it. */
export function ApprovePreview({ preview: { count, set_hash }, rule }: ApprovePreviewProps) {
  const me = useMe();
  const [isAsked, setIsAsked] = useState(false);
  const approve = useChange(() => approveRuleOperation, ruleKeys.all);
  const { id, sentences, warn_days } = rule;
  if (!isToBeApproved({ count, set_hash }, rule)) return null;
  if (isAuthorOf(rule, me.uuid)) {
    return <Callout tone="info">Someone else has to approve these people, because you wrote this version.</Callout>;
  }
  const people = formatCount(count, 'person', 'people');
  const confirm = () =>
    approve.mutate(
      { id, set_hash },
      {
        onSuccess: () => void toast({ tone: 'success', title: `${people} approved` }),
        onSettled: () => setIsAsked(false),
      },
    );
  return (
    <>
      <Button variant="primary" onPress={() => setIsAsked(true)}>
        Approve {people}
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Approve ${people}?`}
        description={`The next run within 72 hours ${warn_days > 0 ? 'warns them, and later acts on them' : 'acts on them'}: ${sentences.action} Others who match by then wait for another approval.`}
        confirmLabel="Approve"
        isPending={approve.isPending}
        onOpenChange={setIsAsked}
        onConfirm={confirm}
      />
    </>
  );
}
