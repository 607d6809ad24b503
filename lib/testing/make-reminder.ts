import { randomUUID } from 'node:crypto';
import { database, type Prisma } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

/** A row of the ledger of reminders. */
export function makeReminder(
  fields: Pick<Prisma.ReminderUncheckedCreateInput, 'recipient_id'> & Partial<Prisma.ReminderUncheckedCreateInput>,
) {
  const about = {
    kind: 'project_ending',
    object_type: 'project',
    object_id: randomUUID(),
    object_name: 'Climate models',
  };
  const when = {
    episode: '2026-12-01',
    milestone: '7 days',
    scheduled_for: testNow,
    created: testNow,
    modified: testNow,
  };
  return database().reminder.create({ data: { ...about, ...when, ...fields } });
}
