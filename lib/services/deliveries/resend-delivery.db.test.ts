import { afterEach, beforeEach, expect, test } from 'vitest';
import { listDeliveriesOperation } from '@/lib/contracts/delivery/deliveries';
import { database } from '@/lib/db/client';
import { listDeliveries } from '@/lib/services/deliveries/list-deliveries';
import { readDelivery } from '@/lib/services/deliveries/read-delivery';
import { resendDelivery } from '@/lib/services/deliveries/resend-delivery';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { makeUser } from '@/lib/testing/make';
import { makeDelivery } from '@/lib/testing/make-delivery';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let staff: Awaited<ReturnType<typeof makeUser>>;

const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));
const list = async (query: object) =>
  JSON.parse((await listDeliveries(testContext(staff), listDeliveriesOperation.query.parse(query))).json);

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().adminNotification.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  staff = await makeUser({ is_staff: true });
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

async function sendNotice() {
  const notice = { type: 'store_issue', priority: 'critical' as const, title: 'The store is closed', message: 'Why' };
  const more = { action_required: false, action_url: null, notification_metadata: {} };
  const { id } = await createNotification(testContext(), { ...notice, ...more });
  await deliver(testContext());
  const [mailed] = await list({ channel: 'email', about: `notification:${id}` });
  return { about: `notification:${id}`, uuid: String(mailed.uuid) };
}

test('whoever was told of a notice is listed by it, on every way, and the mail is kept as it was sent', async () => {
  const { about, uuid } = await sendNotice();
  await makeDelivery();
  expect(await list({ about })).toMatchObject([
    { channel: expect.any(String), person: { full_name: staff.full_name }, title: 'The store is closed', about },
    { channel: expect.any(String), person: { full_name: staff.full_name }, title: 'The store is closed', about },
  ]);
  expect(await list({ about, state: 'sent', q: staff.email })).toHaveLength(1);
  expect(await list({ about, q: 'nobody at all' })).toEqual([]);
  const shown = await readDelivery(testContext(staff), { uuid });
  expect(shown).toMatchObject({ attempt_log: [{ outcome: 'sent' }], can_resend: true });
  expect(shown.mail?.subject).toBe(provider.mails[0]?.subject);
  expect(JSON.parse(provider.mails[0]?.body ?? '')).toMatchObject({ html: shown.mail?.html, text: shown.mail?.text });
});

test('a mail that is sent once more goes once, however often that is asked for at once, and though its answer is lost', async () => {
  const { uuid } = await sendNotice();
  const asked = await Promise.allSettled(
    Array.from({ length: 8 }, () => resendDelivery({ ...testContext(staff), now: later(1).now }, { uuid })),
  );
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  provider.state.isLate = true;
  provider.state.misbehave = (_call, response) => {
    response.destroy();
    provider.state.misbehave = () => false;
    return true;
  };
  await deliver(later(2));
  await deliver(later(10));
  expect(provider.mails.map(({ key }) => key)).toEqual([uuid, `${uuid}:1`]);
  expect(await readDelivery(testContext(staff), { uuid })).toMatchObject({ state: 'sent', can_resend: true });
  const audited = await database().auditEntry.count({ where: { operation: 'deliveries_resend', subject_id: uuid } });
  expect(audited).toBe(1);
});

test('a mail of long ago that is sent once more is given its three days anew', async () => {
  const { id } = await makeDelivery({
    state: 'failed',
    recipient: staff.email,
    user_id: staff.id,
    created: new Date(0),
    sent_at: null,
  });
  await resendDelivery(testContext(staff), { uuid: id });
  provider.state.misbehave = (_call, response) => {
    response.writeHead(429, { 'retry-after': '60' }).end('{"statusCode":429,"message":"slow down"}');
    return true;
  };
  await deliver(later(0));
  expect(await readDelivery(testContext(staff), { uuid: id })).toMatchObject({
    state: 'queued',
    attempts: 1,
  });
});

test.each([
  { state: 'queued', next_attempt_at: testNow, sent_at: null },
  { state: 'suppressed', reason: 'no_address', sent_at: null },
  { state: 'suppressed', reason: 'inactive', sent_at: null },
  { channel: 'in_app', state: 'delivered' },
])('what cannot be sent is refused: %j', async (given) => {
  const { id } = await makeDelivery(given);
  await expect(resendDelivery(testContext(staff), { uuid: id })).rejects.toMatchObject({ code: 'moved_on' });
  expect(await readDelivery(testContext(staff), { uuid: id })).toMatchObject({ state: given.state, can_resend: false });
});
