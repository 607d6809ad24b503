import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A notice of normal priority that nobody has read. */
export function makeNotification(fields: Partial<Prisma.AdminNotificationUncheckedCreateInput> = {}) {
  const title = uniqueName('notice');
  const usual = { type: 'store_issue', priority_rank: 2, title, message: '', fingerprint: title };
  return database().adminNotification.create({ data: { ...usual, created_at: testNow, last_at: testNow, ...fields } });
}
