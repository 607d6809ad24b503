import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { createAlert } from '@/lib/services/alerts/create-alert';
import { resolveAlert } from '@/lib/services/alerts/resolve-alert';
import { deliver } from '@/lib/services/delivery/deliver';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const later = (ms: number) => testContext(systemActor, new Date(testNow.getTime() + ms));

const raise = (title = uniqueName('notice')) =>
  createNotification(testContext(), {
    type: 'store_issue',
    priority: 'critical',
    title,
    message: '',
    action_required: false,
    action_url: null,
    notification_metadata: {},
  });

const mailsTo = (user_id: string) =>
  database().delivery.findMany({ where: { user_id, channel: 'email' }, orderBy: [{ created: 'asc' }, { id: 'asc' }] });

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

test('what is raised while a run is sending is decided and mailed by that run', async () => {
  await makeUser({ is_staff: true });
  await raise('first');
  provider.state.misbehave = (call, response) => {
    if (call > 1) return false;
    setTimeout(() => response.end('{"id":"slow"}'), 2_500);
    return true;
  };
  const run = deliver(testContext());
  await sleep(300);
  await raise('second');
  expect(await run).toMatchObject({ decided: 2, sent: 2 });
  expect(provider.mails.map(({ subject }) => subject)).toEqual(['[Heed] critical: second']);
});

test('a provider that takes a few mails a second gets all of them, none fails, and none twice', async () => {
  await Promise.all(Array.from({ length: 9 }, () => makeUser({ is_staff: true })));
  await raise();
  provider.state.perSecond = 3;
  await deliver(testContext());
  expect(provider.mails).toHaveLength(9);
  expect(provider.state.calls).toBeGreaterThan(9);
  expect(await database().delivery.count({ where: { channel: 'email', state: { not: 'sent' } } })).toBe(0);
}, 60_000);

test('an alert that opens again is told again, however soon', async () => {
  await makeUser({ is_staff: true });
  const alert = { alert_type: 'capacity', severity: 'critical', title: uniqueName('alert'), description: '' } as const;
  const report = { ...alert, source: '', affected_stores: [], affected_systems: [], fingerprint: uniqueName('print') };
  const { id } = await createAlert(later(0), report);
  await deliver(later(0));
  await createAlert(later(60_000), report);
  await deliver(later(60_000));
  expect(provider.mails).toHaveLength(1);
  await resolveAlert(later(120_000), { id, resolution_notes: 'Made room.' });
  await createAlert(later(180_000), report);
  await deliver(later(180_000));
  expect(provider.mails).toHaveLength(2);
});

test('mails that are older than patience lasts are still tried, however late the provider is back', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  await deliver(testContext(), inHaste);
  await database().delivery.updateMany({
    where: { channel: 'email' },
    data: { state: 'queued', attempts: 0, next_attempt_at: testNow },
  });
  provider.state.misbehave = (_call, response) => {
    response.writeHead(429, { 'retry-after': '1' }).end('{}');
    return true;
  };
  await deliver(later(80 * 3_600_000), inHaste);
  expect(await mailsTo(person.id)).toMatchObject([{ state: 'queued', attempts: 1 }]);
});

test.each([
  ['no longer staff', { is_staff: false }, 'not_staff'],
  ['suspended', { status: 'suspended', suspended_at: testNow }, 'inactive'],
] as const)('a mail that waited goes to nobody who is %s by then', async (_, change, reason) => {
  const person = await makeUser({ is_staff: true });
  await raise();
  provider.state.misbehave = (_call, response) => {
    response.writeHead(503).end('{}');
    return true;
  };
  await deliver(testContext(), inHaste);
  provider.state.misbehave = () => false;
  await database().user.update({ where: { id: person.id }, data: change });
  await deliver(later(3_600_000), inHaste);
  expect(provider.mails).toEqual([]);
  expect(await mailsTo(person.id)).toMatchObject([{ state: 'suppressed', reason }]);
});

test('a mail whose words changed after it was taken, its answer lost, counts as sent', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  provider.state.isLate = true;
  provider.state.misbehave = (call, response) => {
    if (call === 1) response.destroy();
    return call === 1;
  };
  await deliver(testContext(), inHaste);
  await database().$executeRaw`UPDATE outbox_message SET payload = payload || '{"subject": "[Heed] other words"}'`;
  await deliver(later(3_600_000), inHaste);
  expect(provider.mails).toHaveLength(1);
  expect(await mailsTo(person.id)).toMatchObject([
    { state: 'sent', note: 'The email service had already accepted it.' },
  ]);
});
