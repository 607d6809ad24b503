'use client';

import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { DecideDialog, type Decision, decisionLabels } from '@/components/rules/decide-dialog';
import { type DecidedRule, decisionsAbout, isUnwarned } from '@/components/rules/decisions-about';
import { ruleKeys, rulePartsQuery } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useChange, useFormChange } from '@/components/ui/use-change';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { UNDO_DAYS } from '@/lib/contracts/rules/subject-states';
import {
  actOnSubjectOperation,
  leaveOutSubjectOperation,
  type RuleSubject,
  retrySubjectOperation,
  undoSubjectOperation,
} from '@/lib/contracts/rules/subjects';

const DAY_MS = 86_400_000;

/** What can be decided about one person of a rule, as their row is. */
export function SubjectActions({ rule, subject }: { rule: DecidedRule | undefined; subject: RuleSubject }) {
  const me = useMe();
  const canUndo = useCanUndo(subject);
  const [asked, setAsked] = useState<Decision | null>(null);
  const retry = useChange(() => retrySubjectOperation, ruleKeys.all);
  const undo = useChange(() => undoSubjectOperation, ruleKeys.all);
  const { full_name, id, state } = subject;
  const done = (title: string) => ({ onSuccess: () => void toast({ tone: 'success', title }) });
  if (state === 'done') {
    return (
      canUndo && (
        <Button
          size="small"
          aria-label={`Undo: ${full_name}`}
          isPending={undo.isPending}
          onPress={() => undo.mutate({ id }, done(`Undone for ${full_name}`))}
        >
          Undo
        </Button>
      )
    );
  }
  const offered = decisionsAbout(subject, rule, me.uuid);
  if (offered.length === 0) return null;
  const isWarnedAgain = isUnwarned(subject);
  const entries = {
    retry: {
      id: 'retry',
      label: isWarnedAgain ? 'Warn again' : 'Try again',
      onSelect: () => retry.mutate({ id }, done(isWarnedAgain ? `${full_name} is warned again` : 'Trying again')),
    },
    leave_out: { id: 'leave_out', label: decisionLabels.leave_out, onSelect: () => setAsked('leave_out') },
    act: { id: 'act', label: decisionLabels.act, tone: 'danger', onSelect: () => setAsked('act') },
  } as const;
  return (
    <>
      <Menu
        trigger={<IconButton size="small" icon={<Ellipsis />} label={`Decide: ${full_name}`} />}
        groups={[{ id: 'decisions', entries: offered.map((one) => entries[one]) }]}
      />
      {asked !== null && <DecideOne decision={asked} subject={subject} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Whether an action can be undone, and still within its days. */
function useCanUndo({ action, at }: RuleSubject): boolean {
  const parts = useQuery(rulePartsQuery);
  const now = useNow();
  const isReversible = parts.data?.actions.find(({ key }) => key === action)?.is_reversible ?? false;
  return isReversible && now.getTime() - Date.parse(at) <= UNDO_DAYS * DAY_MS;
}

interface DecideOneProps {
  decision: Decision;
  onClose: () => void;
  subject: RuleSubject;
}

function DecideOne({ decision, onClose, subject: { full_name, id, rule_id } }: DecideOneProps) {
  const act = useFormChange(() => actOnSubjectOperation, ruleKeys.all);
  const leaveOut = useFormChange(() => leaveOutSubjectOperation, ruleKeys.all);
  const finished = {
    onSuccess: () => {
      toast({ tone: 'success', title: decision === 'act' ? 'Decided to act' : `${full_name} left out` });
      onClose();
    },
  };
  return (
    <DecideDialog
      decision={decision}
      ruleId={rule_id ?? ''}
      who={full_name}
      error={act.error ?? leaveOut.error}
      isPending={act.isPending || leaveOut.isPending}
      onClose={onClose}
      onConfirm={({ note, on }) =>
        decision === 'act' ? act.mutate({ id, note, on }, finished) : leaveOut.mutate({ id, note }, finished)
      }
    />
  );
}
