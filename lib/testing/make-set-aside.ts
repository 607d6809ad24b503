import { database, type Prisma } from '@/lib/db/client';
import { testNow } from '@/lib/testing/test-context';

/** A notice that was set aside because of its payload, or what is said otherwise. */
export async function makeSetAside(given: Partial<Prisma.SetAsideMessageUncheckedCreateInput> = {}) {
  const message = { topic: 'notice', kind: 'notice', payload: { facts: { title: 'Disk full' } }, created: testNow };
  const { id } = await database().outboxMessage.create({ data: message });
  const reason = 'about: Must be text.';
  const data = { topic: 'notice', kind: 'notice', outbox_message_id: id, reason, set_aside_at: testNow, ...given };
  return database().setAsideMessage.create({ data });
}
