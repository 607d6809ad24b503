'use client';

import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { reminderReason, reminderStatusLabels, reminderTitle } from '@/lib/client/reminder-words';
import type { Reminder } from '@/lib/contracts/reminders';
import { namedPage } from '@/lib/core/routes';

interface ReminderRowProps {
  /** Opens its details. Left out: the row leads to what it is about. */
  onOpen?: () => void;
  reminder: Reminder;
  /** What the row says beside what it tells: left out is what the page around it says. */
  shows: readonly ('object' | 'recipient')[];
}

/** One reminder: what it tells of what, to whom and when, and what became of it and why. */
export function ReminderRow({ onOpen, reminder, shows }: ReminderRowProps) {
  const { is_late, object_name, recipient, scheduled_for, sent_at, status } = reminder;
  const { label, tone } = reminderStatusLabels[status];
  const showsObject = shows.includes('object');
  const words = showsObject ? `${reminderTitle(reminder)}: ${object_name}` : reminderTitle(reminder);
  const detail = [shows.includes('recipient') && `To ${recipient.full_name}`, reminderReason(reminder)];
  return (
    <ListRow
      title={<Title reminder={reminder} isLinked={showsObject} words={words} {...(onOpen && { onOpen })} />}
      detail={detail.filter(Boolean).join(' · ')}
      trailing={
        <>
          {is_late && <Pill tone="warning">Late</Pill>}
          <Pill tone={tone}>{label}</Pill>
          <span className="whitespace-nowrap text-text-muted sm:w-32 sm:text-end">
            <Moment at={sent_at ?? scheduled_for} />
          </span>
        </>
      }
    />
  );
}

interface TitleProps extends Pick<ReminderRowProps, 'onOpen' | 'reminder'> {
  isLinked: boolean;
  words: string;
}

function Title({ isLinked, onOpen, reminder: { route_name, route_params }, words }: TitleProps) {
  const page = isLinked && route_name !== null ? namedPage(route_name, route_params) : null;
  if (onOpen !== undefined) {
    return (
      <span data-row>
        <RowButton onPress={onOpen}>{words}</RowButton>
      </span>
    );
  }
  if (page === null) return words;
  return (
    <Link variant="quiet" href={page} data-row>
      {words}
    </Link>
  );
}
