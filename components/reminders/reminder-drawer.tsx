'use client';

import { pageOf } from '@/components/reminders/page-of';
import { Drawer } from '@/components/ui/drawer';
import { type Fact, Facts } from '@/components/ui/facts';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import { Pill } from '@/components/ui/pill';
import { useMe } from '@/lib/client/me-query';
import { reminderReason, reminderStatusLabels, reminderTitle } from '@/lib/client/reminder-words';
import type { Reminder } from '@/lib/contracts/history/reminders';
import { adminDeliveryPage, adminPersonPage, remindersAboutPage, remindersOfPage } from '@/lib/core/routes';
import { exactly, formatPlainDay } from '@/lib/core/wording';

interface ReminderDrawerProps {
  onClose: () => void;
  reminder: Reminder;
}

/** A reminder with what it is about, its times and its delivery, and the way to those of the same person or object. */
export function ReminderDrawer({ onClose, reminder }: ReminderDrawerProps) {
  const { label, tone } = reminderStatusLabels[reminder.status];
  return (
    <Drawer
      isOpen
      title={`${reminderTitle(reminder)}: ${reminder.object_name}`}
      onOpenChange={(stays) => stays || onClose()}
      overline={
        <>
          <Pill tone={tone}>{label}</Pill>
          {reminder.is_late && <Pill tone="warning">Late</Pill>}
        </>
      }
    >
      <div className="space-y-5">
        <Facts facts={useFacts(reminder)} />
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Link href={remindersOfPage(reminder.recipient.uuid)}>All reminders to {reminder.recipient.full_name}</Link>
          <Link href={remindersAboutPage(reminder.object_id)}>All reminders about {reminder.object_name}</Link>
        </p>
      </div>
    </Drawer>
  );
}

function useFacts(reminder: Reminder): Fact[] {
  const { is_staff, time_zone: zone } = useMe();
  const { created, delivery_uuid, modified, object_name, recipient, scheduled_for, sent_at } = reminder;
  const page = pageOf(reminder);
  return [
    { label: 'Reason', value: reminderReason(reminder) },
    { label: 'About', value: page === null ? `${object_name} (removed)` : <Link href={page}>{object_name}</Link> },
    { label: 'End', value: endOf(reminder, zone) },
    {
      label: 'To',
      value: is_staff ? <Link href={adminPersonPage(recipient.uuid)}>{recipient.full_name}</Link> : recipient.full_name,
    },
    { label: 'Scheduled for', value: <Moment at={scheduled_for} shows="both" /> },
    { label: 'Sent', value: sent_at !== null && <Moment at={sent_at} shows="both" /> },
    { label: 'Delivery', value: deliveryOf(delivery_uuid, is_staff) },
    { label: 'Planned', value: <Moment at={created} shows="both" /> },
    { label: 'Last changed', value: <Moment at={modified} shows="both" /> },
  ];
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** The end of which it tells, where that is a day or an instant. */
function endOf({ episode }: Reminder, zone: string): string | null {
  if (DAY.test(episode)) return formatPlainDay(episode);
  return INSTANT.test(episode) ? exactly(episode, zone) : null;
}

function deliveryOf(uuid: string | null, isStaff: boolean) {
  if (uuid === null || !isStaff) return null;
  return <Link href={adminDeliveryPage(uuid)}>Open the delivery</Link>;
}
