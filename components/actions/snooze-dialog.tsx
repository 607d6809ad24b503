'use client';

import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { bulkCountQuery } from '@/components/actions/queries';
import { hidesBeyondDue, pickedChoice, type SnoozeChoice } from '@/components/actions/snooze-choices';
import type { SnoozeQuestion } from '@/components/actions/snooze-question';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateField } from '@/components/ui/date-field';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { laterDay } from '@/lib/core/wall-clock';
import { dayIn, formatCount, formatDue } from '@/lib/core/wording';

interface SnoozeDialogProps {
  onAnswer: (choice: SnoozeChoice, reason: string) => void;
  onCancel: () => void;
  question: SnoozeQuestion;
}

/** Asks for what a snooze still lacks: a day, a reason, or a yes to as many as it reaches. */
export function SnoozeDialog({ onAnswer, onCancel, question }: SnoozeDialogProps) {
  const { time_zone: zone } = useMe();
  const formId = useId();
  const today = dayIn(useNow(), zone);
  const [day, setDay] = useState(laterDay(today, 1));
  const [reason, setReason] = useState('');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const count = useCount(question);
  const isDayUsable = question.choice !== null || day > today;
  const picked = day > today ? pickedChoice(day, zone) : null;
  const choice = question.choice ?? picked;
  const isReasonNeeded = question.isReasonNeeded || (choice !== null && hides(question, choice));
  const isReasonMissing = isReasonNeeded && reason.trim() === '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (choice !== null && isDayUsable && !isReasonMissing) onAnswer(choice, reason.trim());
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={titleOf(question, count)}
      onOpenChange={(isOpen) => isOpen || onCancel()}
      actions={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isDisabled={count === 0}>
            Snooze
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {isReasonNeeded && <Warning question={question} />}
        {question.choice === null && (
          <DateField
            label="Until 9:00 on"
            autoFocus
            value={day}
            onChange={setDay}
            min={laterDay(today, 1)}
            error={isSubmitted && !isDayUsable ? 'Choose a date after today.' : undefined}
          />
        )}
        <TextArea
          label={isReasonNeeded ? 'Reason' : 'Reason (optional)'}
          autoFocus={question.choice !== null}
          isRequired={isReasonNeeded}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={isSubmitted && isReasonMissing ? 'Enter a reason.' : undefined}
        />
      </form>
    </Dialog>
  );
}

function Warning({ question: { subject } }: { question: SnoozeQuestion }) {
  const now = useNow();
  const { time_zone: zone } = useMe();
  if ('scope' in subject) {
    return <Callout tone="warning">Some of these have high urgency and would stay hidden past their due date.</Callout>;
  }
  const due = formatDue(subject.action.due_date, now, zone);
  return (
    <Callout tone="warning">
      This has high urgency{due === '' ? '' : ` and is ${due.charAt(0).toLowerCase()}${due.slice(1)}`}. It would stay
      hidden past its due date.
    </Callout>
  );
}

function hides({ subject }: SnoozeQuestion, choice: SnoozeChoice): boolean {
  return 'action' in subject && hidesBeyondDue(subject.action, choice);
}

/** How many a bulk snooze would reach; for everything that matches as the server counts them. */
function useCount({ subject, choice }: SnoozeQuestion): number | undefined {
  const scope = 'scope' in subject ? subject.scope : { uuids: [] };
  const isCounted = 'matching' in scope;
  const counted = useQuery({ ...bulkCountQuery(scope, choice), enabled: isCounted });
  if ('action' in subject) return 1;
  return isCounted ? counted.data : subject.count;
}

function titleOf({ subject, choice }: SnoozeQuestion, count: number | undefined): string {
  const term = choice === null ? '' : ` ${choice.words}`;
  if ('action' in subject) return `Snooze ${subject.action.related_object_name || subject.action.title}${term}`;
  return count === undefined
    ? `Snooze all matching actions${term}?`
    : `Snooze ${formatCount(count, 'action', 'actions')}${term}?`;
}
