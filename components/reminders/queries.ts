import { listPageQuery } from '@/lib/client/list-page-query';
import { listRemindersOperation } from '@/lib/contracts/history/reminders';
import type { QueryTo } from '@/lib/contracts/operation';

export type RemindersQuery = QueryTo<typeof listRemindersOperation>;

export const reminderKeys = {
  all: ['reminders'],
  list: (query: RemindersQuery) => [...reminderKeys.all, 'list', query],
} as const;

/** A page of reminders, the latest first unless asked otherwise. */
export function reminderListQuery(query: RemindersQuery) {
  return listPageQuery(reminderKeys.list(query), () => listRemindersOperation, query);
}
