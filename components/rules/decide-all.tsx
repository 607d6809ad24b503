'use client';

import { useState } from 'react';
import { DecideDialog, type Decision, decisionLabels } from '@/components/rules/decide-dialog';
import { isAuthorOf } from '@/components/rules/decisions-about';
import { ruleKeys } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Menu } from '@/components/ui/menu';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { useMe } from '@/lib/client/me-query';
import { readBy } from '@/lib/client/read-by';
import { decideRuleOperation, type ScheduledRule } from '@/lib/contracts/rules/rules';
import { formatCount } from '@/lib/core/wording';

interface DecideAllProps {
  count: number;
  onShow: () => void;
  rule: ScheduledRule;
}

type Asked = Decision | 'retry';

/** Says how many people need attention, and decides about all of them together. */
export function DecideAll({ count, onShow, rule }: DecideAllProps) {
  const me = useMe();
  const [asked, setAsked] = useState<Asked | null>(null);
  const people = formatCount(count, 'person', 'people');
  const entry = (decision: Asked, label: string) => ({ id: decision, label, onSelect: () => setAsked(decision) });
  const entries = [
    entry('retry', 'Try again'),
    entry('leave_out', decisionLabels.leave_out),
    ...(isAuthorOf(rule, me.uuid) ? [] : [entry('act', decisionLabels.act)]),
  ];
  const choices = (
    <span className="flex gap-2">
      <Button size="small" onPress={onShow}>
        Show
      </Button>
      <Menu trigger={<Button size="small">Decide for all</Button>} groups={[{ id: 'decisions', entries }]} />
    </span>
  );
  return (
    <div className="mb-3">
      <Callout tone="danger" action={choices}>
        {people} {count === 1 ? 'needs' : 'need'} attention.
      </Callout>
      {asked !== null && <Decide decision={asked} people={people} ruleId={rule.id} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface DecideProps {
  decision: Asked;
  onClose: () => void;
  /** "3 people". */
  people: string;
  ruleId: string;
}

function Decide({ decision, onClose, people, ruleId }: DecideProps) {
  const decide = useFormChange(() => decideRuleOperation, ruleKeys.all);
  const confirm = (note: string, on?: string) =>
    decide.mutate(
      { id: ruleId, decision, note, ...(on !== undefined && { on }) },
      {
        onSuccess: ({ decided }) => {
          toast({ tone: 'success', title: `Decided for ${formatCount(decided, 'person', 'people')}` });
          onClose();
        },
      },
    );
  const state = { error: decide.error, isPending: decide.isPending, onClose };
  if (decision !== 'retry') {
    const finish = ({ note, on }: { note: string; on: string }) => confirm(note, decision === 'act' ? on : undefined);
    return <DecideDialog {...state} decision={decision} ruleId={ruleId} who={people} onConfirm={finish} />;
  }
  return (
    <ReasonDialog
      {...state}
      title={`Try again for ${people}?`}
      confirmLabel="Try again"
      description={readBy('beside each name')}
      onConfirm={confirm}
    >
      <p>
        Anyone the warning didn’t reach is warned again. For everyone else, the action is tried up to three more times.
      </p>
    </ReasonDialog>
  );
}
