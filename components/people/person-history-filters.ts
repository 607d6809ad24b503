import { defineFilters } from '@/lib/client/filters/define-filters';
import { oneOf } from '@/lib/client/filters/one-of';
import { type HistoryKind, historyKinds, type listUserHistoryOperation } from '@/lib/contracts/people/history';

/** What each kind of entry is called. */
export const historyLabels: Readonly<Record<HistoryKind, string>> = {
  suspended: 'Suspended',
  reinstated: 'Reinstated',
  deleted: 'Deleted',
  purged: 'Data purged',
  roles_revoked: 'Roles revoked',
  notified: 'Notified',
  warned: 'Warned',
  warning_cancelled: 'Warning cancelled',
  undone: 'Undone',
  flag_changed: 'Flag changed',
  audience_joined: 'Joined audience',
  audience_left: 'Left audience',
  role_granted: 'Role granted',
  role_ended: 'Role ended',
  told: 'Emailed',
  action_opened: 'Action opened',
  action_resolved: 'Action resolved',
};

/** What narrows a person's history. */
export const personHistoryFilters = defineFilters<typeof listUserHistoryOperation>()(
  { kind: oneOf(historyKinds, { label: 'Type', any: 'Any type', labelOf: (kind) => historyLabels[kind] }) },
  { pageSize: 25 },
);
