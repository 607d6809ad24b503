import { randomUUID } from 'node:crypto';
import { database, type Prisma } from '@/lib/db/client';
import { uniqueName } from '@/lib/testing/make';
import { testNow } from '@/lib/testing/test-context';

/** A mail that the provider took, or what is said otherwise. */
export async function makeDelivery(given: Partial<Prisma.DeliveryUncheckedCreateInput> = {}) {
  const message = {
    topic: 'notice',
    kind: 'notice',
    payload: { about: uniqueName('notice'), subject: 'Told', html: '<p>Told</p>', text: 'Told' },
    created: testNow,
  };
  const { id } = await database().outboxMessage.create({ data: { ...message, processed_at: testNow } });
  const data = {
    kind: 'notice',
    channel: 'email',
    recipient: `${uniqueName('somebody')}@example.org`,
    priority_rank: 2,
    state: 'sent',
    attempts: 1,
    provider_id: randomUUID(),
    created: testNow,
    sent_at: testNow,
    modified: testNow,
    ...given,
    outbox_message_id: id,
  };
  return database().delivery.create({ data });
}
