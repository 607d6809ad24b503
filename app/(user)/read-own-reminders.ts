import type { QueryClient } from '@tanstack/react-query';
import { type RemindersQuery, reminderListQuery } from '@/components/reminders/queries';
import { createQueryClient } from '@/lib/client/create-query-client';
import { listRemindersOperation } from '@/lib/contracts/history/reminders';
import type { PersonActor } from '@/lib/core/actor';
import { createContext } from '@/lib/services/create-context';
import { listReminders } from '@/lib/services/reminders/list-reminders';
import { readQuery } from '../read-query';
import { rowsOf } from '../rows-of';

/** A page of a person’s own reminders, for the first paint. */
export async function readOwnReminders(person: PersonActor, filtered: RemindersQuery): Promise<QueryClient> {
  const queries = createQueryClient();
  const query = { ...filtered, recipient: person.userId };
  const { answer, query: input } = listRemindersOperation;
  const queryFn = async () => rowsOf(answer, await listReminders(createContext(person), readQuery(input, query)));
  await queries.query({ ...reminderListQuery(query), queryFn }).catch(() => undefined);
  return queries;
}
