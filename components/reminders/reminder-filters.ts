import { dayEdge } from '@/lib/client/filters/day-edge';
import { defineFilters } from '@/lib/client/filters/define-filters';
import { idFilter } from '@/lib/client/filters/id-filter';
import { oneOf } from '@/lib/client/filters/one-of';
import { reminderKindLabels, reminderStatusLabels } from '@/lib/client/reminder-words';
import {
  accessReminderKinds,
  type listRemindersOperation,
  type ReminderKind,
  reminderKinds,
  reminderStatuses,
} from '@/lib/contracts/history/reminders';

type Listed = typeof listRemindersOperation;

const orders = ['scheduled_for', '-sent_at', 'sent_at', 'status'] as const;
const orderLabels: Readonly<Record<(typeof orders)[number], string>> = {
  scheduled_for: 'Earliest first',
  '-sent_at': 'Last sent first',
  sent_at: 'First sent first',
  status: 'By status',
};

const kindOf = <const Kind extends ReminderKind>(kinds: readonly Kind[]) =>
  oneOf(kinds, { label: 'About', any: 'Everything', labelOf: (kind) => reminderKindLabels[kind] });
const status = oneOf(reminderStatuses, {
  label: 'Status',
  any: 'Any status',
  labelOf: (id) => reminderStatusLabels[id].label,
});
const when = { scheduled_after: dayEdge('From', 'start'), scheduled_before: dayEdge('Until', 'end') } as const;
const paged = { pageSize: 25 } as const;

/** What narrows and sorts everyone’s reminders. */
export const reminderFilters = defineFilters<Listed>()(
  {
    kind: kindOf(reminderKinds),
    status,
    ...when,
    o: oneOf(orders, { label: 'Sort', any: 'Latest first', labelOf: (order) => orderLabels[order] }),
    recipient: idFilter,
    object_id: idFilter,
  },
  paged,
);

/** What narrows a person’s own reminders. */
export const myReminderFilters = defineFilters<Listed>()({ kind: kindOf(reminderKinds), status }, paged);

/** What narrows a person’s own notices of access. */
export const myNoticeFilters = defineFilters<Listed>()({ kind: kindOf(accessReminderKinds), status }, paged);

/** What a person’s own notices of access are asked for with: both kinds, unless one is chosen. */
export function myNoticesQuery(values: ReturnType<typeof myNoticeFilters.parse>) {
  return { ...myNoticeFilters.query(values), ...(values.kind === '' && { kind: [...accessReminderKinds] }) };
}
