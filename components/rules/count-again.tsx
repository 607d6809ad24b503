'use client';

import { RefreshCw } from 'lucide-react';
import { ruleKeys } from '@/components/rules/queries';
import { IconButton } from '@/components/ui/icon-button';
import { Moment } from '@/components/ui/moment';
import { useChange } from '@/components/ui/use-change';
import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { formatCount } from '@/lib/core/wording';

/** How many people a rule finds and as of when; one press counts them again. */
export function CountAgain({ rule: { id, matching, name } }: { rule: ScheduledRule }) {
  const count = useChange(() => previewSavedRuleOperation, ruleKeys.all);
  return (
    <span className="flex items-center gap-1">
      <span className="flex flex-col sm:w-24 sm:items-end">
        {matching === null ? (
          <span className="text-text-muted">Not counted</span>
        ) : (
          <>
            <span className="whitespace-nowrap">{formatCount(matching.count, 'person', 'people')}</span>
            <span className="whitespace-nowrap text-text-faint text-xs">
              <Moment at={matching.at} />
            </span>
          </>
        )}
      </span>
      <IconButton
        size="small"
        label={`Count again: ${name}`}
        icon={<RefreshCw />}
        isPending={count.isPending}
        onPress={() => count.mutate({ id })}
      />
    </span>
  );
}
