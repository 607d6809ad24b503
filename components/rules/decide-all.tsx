'use client';

import { useState } from 'react';
import { DecideDialog, type Decision, decisionLabels } from '@/components/rules/decide-dialog';
import { ruleKeys } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Menu } from '@/components/ui/menu';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { decideRuleOperation, type ScheduledRule } from '@/lib/contracts/scheduled-rules';
import { formatCount } from '@/lib/core/wording';

interface DecideAllProps {
  count: number;
  onShow: () => void;
  rule: ScheduledRule;
}

/** Says how many people need attention, and decides about all of them at once. */
export function DecideAll({ count, onShow, rule: { id } }: DecideAllProps) {
  const [asked, setAsked] = useState<Decision | 'retry' | null>(null);
  const decide = useFormChange(() => decideRuleOperation, ruleKeys.all);
  const people = formatCount(count, 'person', 'people');
  const close = () => setAsked(null);
  const confirm = (decision: Decision | 'retry', note: string, on?: string) =>
    decide.mutate(
      { id, decision, note, ...(on !== undefined && { on }) },
      {
        onSuccess: ({ decided }) => {
          toast({ tone: 'success', title: `Decided for ${formatCount(decided, 'person', 'people')}` });
          close();
        },
      },
    );
  const state = { error: decide.error, isPending: decide.isPending, onClose: close };
  const entry = (decision: Decision | 'retry', label: string) => ({
    id: decision,
    label,
    onSelect: () => setAsked(decision),
  });
  return (
    <div className="mb-3">
      <Callout
        tone="danger"
        action={
          <span className="flex gap-2">
            <Button size="small" onPress={onShow}>
              Show
            </Button>
            <Menu
              trigger={<Button size="small">Decide for all</Button>}
              groups={[
                {
                  id: 'decisions',
                  entries: [
                    entry('retry', 'Try again'),
                    entry('leave_out', decisionLabels.leave_out),
                    entry('act', decisionLabels.act),
                  ],
                },
              ]}
            />
          </span>
        }
      >
        {count === 1 ? '1 person needs attention.' : `${people} need attention.`}
      </Callout>
      {asked === 'retry' && <RetryDialog {...state} people={people} onConfirm={(note) => confirm('retry', note)} />}
      {(asked === 'act' || asked === 'leave_out') && (
        <DecideDialog
          {...state}
          decision={asked}
          who={people}
          onConfirm={({ note, on }) => confirm(asked, note, asked === 'act' ? on : undefined)}
        />
      )}
    </div>
  );
}

interface RetryDialogProps {
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (note: string) => void;
  people: string;
}

function RetryDialog({ people, ...rest }: RetryDialogProps) {
  return (
    <ReasonDialog
      {...rest}
      title={`Try again for ${people}?`}
      confirmLabel="Try again"
      description="Staff and support can read it beside each name."
    >
      <p>
        Anyone the warning didn’t reach is warned again. For everyone else, the action is tried up to three more times.
      </p>
    </ReasonDialog>
  );
}
