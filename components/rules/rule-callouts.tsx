'use client';

import { useQuery } from '@tanstack/react-query';
import { runListQuery } from '@/components/rules/queries';
import { runStateLabels } from '@/components/rules/rule-labels';
import { outcomeOf } from '@/components/rules/run-outcome';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { RunState } from '@/lib/contracts/rules/definition';
import type { ScheduledRule } from '@/lib/contracts/rules/rules';
import { adminRunPage } from '@/lib/core/routes';

const open: readonly RunState[] = ['quarantined', 'waiting_for_approval', 'running', 'queued'];

/** What keeps a rule from running, what its author may not have meant, and its runs that are not over. */
export function RuleCallouts({ rule }: { rule: ScheduledRule }) {
  return (
    <div className="space-y-2">
      {rule.broken_reasons.map(({ message, path }) => (
        <Callout key={path} tone="danger">
          {message} The rule doesn’t run until this is fixed.
        </Callout>
      ))}
      {rule.notices.map(({ code, message, path }) => (
        <Callout key={code + path} tone="warning">
          {message}
        </Callout>
      ))}
      <OpenRuns ruleId={rule.id} />
    </div>
  );
}

function OpenRuns({ ruleId }: { ruleId: string }) {
  const runs = useQuery(runListQuery({ rule_id: ruleId, state: [...open] })).data?.rows ?? [];
  return runs.map((run) => {
    const { label, tone } = runStateLabels[run.state];
    return (
      <Callout
        key={run.id}
        tone={tone}
        action={
          <ButtonLink size="small" href={adminRunPage(run.id)}>
            Review run
          </ButtonLink>
        }
      >
        {label}: {outcomeOf(run)}
      </Callout>
    );
  });
}
