'use client';

import { useState } from 'react';
import { ruleKeys } from '@/components/rules/queries';
import { questionsAbout, type RunQuestion } from '@/components/rules/questions-about';
import { undoneInWords } from '@/components/rules/undone-in-words';
import { useRuleOf } from '@/components/rules/use-rule-of';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { toast } from '@/components/ui/toast';
import { useChange, useFormChange } from '@/components/ui/use-change';
import { readBy } from '@/lib/client/read-by';
import {
  approveRunOperation,
  cancelRunOperation,
  clearRunOperation,
  type RuleRun,
  rejectRunOperation,
  undoRunOperation,
} from '@/lib/contracts/rules/runs';
import { formatCount } from '@/lib/core/wording';

const READ_BY = readBy('on this page');

const labels: Readonly<Record<RunQuestion, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  clear: 'Clear',
  cancel: 'Cancel run',
  undo: 'Undo',
};

/** What lets a run go on. */
const goOn: ReadonlySet<RunQuestion> = new Set(['approve', 'clear']);

/** What can be decided about a run as it is, and by whom. */
export function RunActions({ run }: { run: RuleRun }) {
  const [asked, setAsked] = useState<RunQuestion | null>(null);
  const questions = questionsAbout(run, useRuleOf(run));
  const close = () => setAsked(null);
  return (
    <>
      {questions.map((one) => (
        <Button key={one} variant={goOn.has(one) ? 'primary' : 'secondary'} onPress={() => setAsked(one)}>
          {labels[one]}
        </Button>
      ))}
      {asked === 'approve' && <ApproveDialog run={run} onClose={close} />}
      {asked === 'reject' && <RejectDialog run={run} onClose={close} />}
      {asked === 'clear' && <ClearDialog run={run} onClose={close} />}
      {asked === 'cancel' && <CancelDialog run={run} onClose={close} />}
      {asked === 'undo' && <UndoDialog run={run} onClose={close} />}
    </>
  );
}

interface QuestionProps {
  onClose: () => void;
  run: RuleRun;
}

function ApproveDialog({ onClose, run }: QuestionProps) {
  const { id, people_count, set_hash } = run;
  const { consequence } = useRuleOf(run);
  const approve = useChange(() => approveRunOperation, ruleKeys.all);
  return (
    <ConfirmDialog
      isOpen
      title={`Approve ${formatCount(people_count, 'person', 'people')}?`}
      description={`${consequence} The run starts immediately, for exactly the people listed here. Anyone who no longer matches, or is protected by then, is skipped.`}
      confirmLabel="Approve"
      isPending={approve.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={() => approve.mutate({ id, set_hash }, finished('Run approved', onClose))}
    />
  );
}

function RejectDialog({ onClose, run: { id } }: QuestionProps) {
  const reject = useFormChange(() => rejectRunOperation, ruleKeys.all);
  return (
    <ReasonDialog
      title="Reject this run?"
      confirmLabel="Reject"
      description={READ_BY}
      error={reject.error}
      isPending={reject.isPending}
      onClose={onClose}
      onConfirm={(reason) => reject.mutate({ id, reason }, finished('Run rejected', onClose))}
    >
      <p>It ends without acting on anyone. The next run makes a new list.</p>
    </ReasonDialog>
  );
}

function ClearDialog({ onClose, run }: QuestionProps) {
  const { id, people_count } = run;
  const { consequence } = useRuleOf(run);
  const clear = useFormChange(() => clearRunOperation, ruleKeys.all);
  return (
    <ReasonDialog
      variant="danger"
      title={`Clear this run for ${formatCount(people_count, 'person', 'people')}?`}
      confirmLabel="Clear"
      description={READ_BY}
      error={clear.error}
      isPending={clear.isPending}
      onClose={onClose}
      onConfirm={(note) => clear.mutate({ id, note }, finished('Run cleared', onClose))}
    >
      <p>{consequence}</p>
      <p>It acts on exactly the people on its list, although they are more than the rule allows.</p>
    </ReasonDialog>
  );
}

function CancelDialog({ onClose, run: { id } }: QuestionProps) {
  const cancel = useChange(() => cancelRunOperation, ruleKeys.all);
  return (
    <ConfirmDialog
      isOpen
      variant="danger"
      title="Cancel this run?"
      description="It stops after its current batch. What is already done stays done."
      confirmLabel="Cancel run"
      isPending={cancel.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={() => cancel.mutate({ id }, finished('Run cancelled', onClose))}
    />
  );
}

function UndoDialog({ onClose, run: { counts, id } }: QuestionProps) {
  const undo = useChange(() => undoRunOperation, ruleKeys.all);
  const people = formatCount(counts.done - counts.undone, 'person', 'people');
  return (
    <ConfirmDialog
      isOpen
      title={`Undo for ${people}?`}
      description="Everyone goes back to how they were before this run. Anyone who changed since then stays as they are."
      confirmLabel="Undo"
      isPending={undo.isPending}
      onOpenChange={(stays) => stays || onClose()}
      onConfirm={() =>
        undo.mutate(
          { id },
          {
            onSuccess: (answer) => {
              toast(undoneInWords(answer));
              onClose();
            },
          },
        )
      }
    />
  );
}

function finished(title: string, onClose: () => void) {
  return {
    onSuccess: () => {
      toast({ tone: 'success', title });
      onClose();
    },
  };
}
