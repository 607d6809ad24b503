'use client';

import { ownPageOf, pageOf } from '@/components/reminders/page-of';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { RowButton } from '@/components/ui/row-button';
import { awaitedDigest, reminderReason, reminderStatusLabels, reminderTitle } from '@/lib/client/reminder-words';
import type { Reminder } from '@/lib/contracts/history/reminders';

interface ReminderRowProps {
  /** Opens its details. Left out: the row leads to what it is about. */
  onOpen?: () => void;
  reminder: Reminder;
  /** What the row says beside what it tells: left out is what the page around it says. */
  shows: readonly ('object' | 'recipient')[];
}

/** One reminder: what it tells of what, to whom and when, and what became of it and why. */
export function ReminderRow({ onOpen, reminder, shows }: ReminderRowProps) {
  const { is_late, recipient, scheduled_for, sent_at, status } = reminder;
  const { label, tone } = reminderStatusLabels[status];
  const to = shows.includes('recipient') && `To ${recipient.full_name}`;
  const rest = [to, reminderReason(reminder), awaitedDigest(reminder)].filter(Boolean);
  const showsObject = shows.includes('object');
  const isAboutShown = onOpen !== undefined && showsObject;
  return (
    <ListRow
      title={
        onOpen === undefined ? (
          <ReminderTitle reminder={reminder} showsObject={showsObject} />
        ) : (
          <Opener {...{ onOpen, reminder }} />
        )
      }
      detail={
        (isAboutShown || rest.length > 0) && (
          <>
            {isAboutShown && <About reminder={reminder} />}
            {isAboutShown && rest.length > 0 && ' · '}
            {rest.join(' · ')}
          </>
        )
      }
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

function Opener({ onOpen, reminder }: { onOpen: () => void; reminder: Reminder }) {
  return (
    <span data-row>
      <RowButton onPress={onOpen}>{reminderTitle(reminder)}</RowButton>
    </span>
  );
}

function About({ reminder }: { reminder: Reminder }) {
  const page = pageOf(reminder);
  return page === null ? reminder.object_name : <Link href={page}>{reminder.object_name}</Link>;
}

/** What it tells, leading to what it is about. */
function ReminderTitle({ reminder, showsObject }: { reminder: Reminder; showsObject: boolean }) {
  const page = ownPageOf(reminder);
  if (!showsObject) return reminderTitle(reminder);
  const words = `${reminderTitle(reminder)}: ${reminder.object_name}`;
  if (page === null) return words;
  return (
    <Link variant="quiet" href={page} data-row>
      {words}
    </Link>
  );
}
