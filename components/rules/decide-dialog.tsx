'use client';

import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { ruleQuery } from '@/components/rules/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateField } from '@/components/ui/date-field';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { CallError } from '@/lib/client/call';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { readBy } from '@/lib/client/read-by';
import { dayIn } from '@/lib/core/wording';

export type Decision = 'act' | 'leave_out';

export const decisionLabels: Readonly<Record<Decision, string>> = { act: 'Act anyway', leave_out: 'Leave out' };

interface DecideDialogProps {
  decision: Decision;
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (decided: { note: string; on: string }) => void;
  /** Days are those of its zone. */
  ruleId: string;
  /** "Kaja Tamm", or "3 people". */
  who: string;
}

/** Asks from which day a rule acts on people whom no warning reached, or why they are left out. */
export function DecideDialog({ decision, error, isPending, onClose, onConfirm, ruleId, who }: DecideDialogProps) {
  const formId = useId();
  const me = useMe();
  const rule = useQuery(ruleQuery(ruleId)).data?.rule;
  const today = dayIn(useNow(), rule?.schedule.time_zone ?? me.time_zone);
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const fields = error instanceof CallError ? error.fields : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onConfirm({ note: note.trim(), on });
  };
  return (
    <Dialog
      isOpen
      title={decision === 'act' ? `Act on ${who}?` : `Leave out ${who}?`}
      description={
        decision === 'act'
          ? 'They weren’t warned, because no email reached them. The first run on or after this day acts on them.'
          : 'The rule leaves them alone for as long as they match.'
      }
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant={decision === 'act' ? 'danger' : 'primary'} type="submit" form={formId} isPending={isPending}>
            {decisionLabels[decision]}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        {decision === 'act' && (
          <DateField isRequired label="From" min={today} value={on} error={fields['on']?.[0]} onChange={setOn} />
        )}
        <TextArea
          autoFocus
          isRequired
          label="Note"
          description={readBy('beside the person’s name')}
          maxLength={500}
          value={note}
          error={fields['note']?.[0]}
          onChange={setNote}
        />
        {error !== null && fields['note'] === undefined && fields['on'] === undefined && (
          <Callout tone="danger">{error.message}</Callout>
        )}
      </form>
    </Dialog>
  );
}
