import { afterEach, beforeEach, expect, test } from 'vitest';
import { adminNoticePage } from '@/lib/core/routes';
import { database } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { deliver } from '@/lib/services/delivery/deliver';
import { fanOut } from '@/lib/services/delivery/fan-out';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeAlert } from '@/lib/testing/make-alert';
import { statementsOf } from '@/lib/testing/statements-of';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;

const later = (ms: number) => testContext(systemActor, new Date(testNow.getTime() + ms));

type Given = { title?: string; priority?: 'low' | 'normal' | 'high' | 'critical' };

const given = (fields: Given = {}) => ({
  type: 'store_issue',
  priority: 'critical' as const,
  title: uniqueName('notice'),
  message: 'The store is closed.',
  action_required: false,
  action_url: null,
  notification_metadata: {},
  ...fields,
});

const raise = (fields: Given = {}) => createNotification(testContext(), given(fields));

const ledger = (user_id: string) =>
  database().delivery.findMany({ where: { user_id }, orderBy: [{ created: 'asc' }, { channel: 'asc' }] });

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

test('a critical notification is mailed to every staff member at once, and shown in the bell', async () => {
  const person = await makeUser({ is_staff: true });
  const suspended = await makeUser({ is_staff: true, status: 'suspended', suspended_at: testNow });
  await makeUser();
  const { id, title } = await raise();
  expect(await deliver(testContext())).toMatchObject({ decided: 1, sent: 1 });
  expect(provider.mails).toMatchObject([{ to: person.email, subject: `[Heed] critical: ${title}` }]);
  expect(JSON.parse(provider.mails[0]?.body ?? '').text).toContain(adminNoticePage(`notification:${id}`));
  expect(await ledger(person.id)).toMatchObject([
    { channel: 'email', state: 'sent', attempts: 1, provider_id: expect.stringMatching(/^mail-/) },
    { channel: 'in_app', state: 'delivered' },
  ]);
  expect(await ledger(suspended.id)).toMatchObject([
    { channel: 'email', state: 'suppressed', reason: 'inactive' },
    { channel: 'in_app', state: 'suppressed', reason: 'inactive' },
  ]);
  expect(await deliver(later(1000))).toMatchObject({ decided: 0, sent: 0 });
});

test('nothing is queued when the transaction that raises it is rolled back', async () => {
  const broken = transaction(testContext(), async (tx) => {
    await createNotification(tx, given());
    throw new Error('stop');
  });
  await expect(broken).rejects.toThrow('stop');
  expect(await database().outboxMessage.count()).toBe(0);
});

test('what is switched off is not sent, and the ledger says so', async () => {
  const person = await makeUser({ is_staff: true });
  await database().notificationPreference.create({
    data: { user_id: person.id, kind: 'notice', channel: 'email', when: 'off' },
  });
  await raise({ priority: 'normal' });
  await deliver(testContext());
  expect(await ledger(person.id)).toMatchObject([
    { channel: 'email', state: 'suppressed', reason: 'switched_off' },
    { channel: 'in_app', state: 'delivered' },
  ]);
});

test('an address that could hide another gets no mail, and the ledger says so', async () => {
  const person = await makeUser({ is_staff: true, email: `${uniqueName('a')}@example.org\r\nbcc: all@example.org` });
  await raise();
  await deliver(testContext());
  expect(provider.mails).toEqual([]);
  expect((await ledger(person.id))[0]).toMatchObject({ state: 'suppressed', reason: 'no_address' });
});

test('a subject stays on one line whatever the title holds', async () => {
  await makeUser({ is_staff: true });
  await raise({ title: 'Hello\u2028Bcc: all@example.org\r\nX-Evil: 1' });
  await deliver(testContext());
  expect(provider.mails).toMatchObject([{ subject: '[Heed] critical: Hello Bcc: all@example.org X-Evil: 1' }]);
});

test('a provider that fails in every way gets each mail once, the most pressing first', async () => {
  await makeUser({ is_staff: true });
  await database().notificationPreference.createMany({
    data: (await database().user.findMany({ where: { is_staff: true } })).map(({ id }) => {
      return { user_id: id, kind: 'notice', channel: 'email', when: 'at_once' };
    }),
  });
  for (const priority of ['low', 'critical', 'normal', 'high'] as const) await raise({ priority });
  provider.state.misbehave = (call, response) => {
    if (call > 4) return false;
    if (call === 1) response.writeHead(429, { 'retry-after': '1' }).end('{"statusCode":429,"message":"slow down"}');
    if (call === 2) response.writeHead(500).end('oops');
    if (call === 3) response.destroy();
    return true; // the fourth gets no answer at all
  };
  for (let minutes = 0; minutes < 30; minutes += 5)
    await deliver(later(minutes * 60_000), { ...inHaste, restMs: 15_000 });
  expect(provider.mails.map(({ subject }) => subject.split(' ')[1])).toEqual(['critical:', 'high:', 'normal:', 'low:']);
}, 60_000);

test('after an hour in which the provider answered 429, 500 or nothing, all is delivered by priority', async () => {
  const staff = [await makeUser({ is_staff: true }), await makeUser({ is_staff: true })];
  await database().notificationPreference.createMany({
    data: staff.map(({ id }) => ({ user_id: id, kind: 'notice', channel: 'email', when: 'at_once' })),
  });
  const order = ['low', 'critical', 'normal', 'high'] as const;
  const urgency = ['critical', 'high', 'normal', 'low'];
  provider.state.misbehave = (call, response) => {
    if (call % 3 === 0)
      response.writeHead(429, { 'retry-after': '30' }).end('{"statusCode":429,"message":"slow down"}');
    if (call % 3 === 1) response.writeHead(500).end('oops');
    return true;
  };
  for (let minute = 0; minute < 60; minute++) {
    const ctx = later(minute * 60_000);
    if (minute % 15 === 0) await createNotification(ctx, given({ priority: order[minute / 15] ?? 'normal' }));
    await deliver(ctx, inHaste);
  }
  expect(provider.mails).toEqual([]);
  expect(provider.state.calls).toBeGreaterThan(5);
  provider.state.misbehave = () => false;
  for (let minute = 60; minute < 150; minute += 5) await deliver(later(minute * 60_000), inHaste);
  const [raised, ofFailure] = [false, true].map((isOfFailure) =>
    provider.mails.filter(({ subject }) => subject.includes('Emails can’t be sent') === isOfFailure),
  );
  expect(raised?.map(({ subject }) => subject.split(' ')[1])).toEqual(
    order
      .toSorted((one, other) => urgency.indexOf(one) - urgency.indexOf(other))
      .flatMap((word) => [`${word}:`, `${word}:`]),
  );
  expect(ofFailure).toHaveLength(2);
  expect(await database().delivery.count({ where: { channel: 'email', state: { not: 'sent' } } })).toBe(0);
}, 120_000);

test('a mail that was taken but never acknowledged is not mailed twice', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  provider.state.isLate = true;
  provider.state.misbehave = (call, response) => {
    if (call === 1) response.destroy();
    return call === 1;
  };
  await deliver(testContext());
  await deliver(later(3_600_000));
  expect(provider.state.calls).toBe(2);
  expect(provider.mails).toHaveLength(1);
  expect((await ledger(person.id))[0]).toMatchObject({ state: 'sent', attempts: 2 });
});

test('what the provider refuses fails at once, with its words', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  provider.state.misbehave = (_call, response) => {
    response.writeHead(422).end('{"statusCode":422,"name":"validation_error","message":"Invalid to field"}');
    return true;
  };
  expect(await deliver(testContext())).toMatchObject({ failed: 1 });
  expect((await ledger(person.id))[0]).toMatchObject({
    state: 'failed',
    attempts: 1,
    last_error: '422: Invalid to field',
  });
});

test('workers beside each other never send one mail twice', async () => {
  for (let number = 0; number < 25; number++) await makeUser({ is_staff: true });
  await raise();
  await Promise.all(Array.from({ length: 6 }, () => deliver(testContext())));
  await deliver(later(1000));
  expect(provider.state.calls).toBe(25);
  expect(new Set(provider.mails.map(({ to }) => to)).size).toBe(25);
});

test('what a dead process was sending is sent by another, with the same key', async () => {
  const person = await makeUser({ is_staff: true });
  await raise();
  await deliver(testContext());
  const [row] = await ledger(person.id);
  const lease = { state: 'sending', lease_id: crypto.randomUUID(), lease_until: testNow };
  await database().delivery.update({ where: { id: row?.id ?? '' }, data: lease });
  await deliver(later(61_000));
  expect(provider.state.calls).toBe(2);
  expect(provider.mails).toHaveLength(1);
  const log = await database().deliveryAttempt.findMany({
    where: { delivery_id: row?.id ?? '' },
    orderBy: { id: 'asc' },
  });
  expect(log.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['sent', ''],
    ['retry', expect.stringContaining('may have arrived')],
    ['sent', ''],
  ]);
});

test('an alert that is snoozed mails nobody, and one that is told twice in a moment mails once', async () => {
  const person = await makeUser({ is_staff: true });
  const message = (subject: string, id: number) => ({
    topic: 'notice',
    kind: 'critical_alert',
    payload: { about: subject, priority_rank: 4, facts: { id, title: 'Disk full', message: '' } },
    created: testNow,
  });
  const { id } = await makeAlert({ severity_rank: 4, snoozed_until: new Date(testNow.getTime() + 1000) });
  await database().outboxMessage.createMany({ data: [message(`alert:${id}`, id), message('alert:0', 0)] });
  await deliver(testContext());
  await database().outboxMessage.create({ data: message('alert:0', 0) });
  await deliver(later(1000));
  expect(provider.mails).toHaveLength(1);
  const mailed = (await ledger(person.id)).filter(({ channel }) => channel === 'email');
  expect(new Set(mailed.map(({ reason }) => reason))).toEqual(new Set(['muted', 'told_recently', null]));
});

test('the daily digest is mailed once, to whoever still wants it', async () => {
  const wanting = await makeUser();
  const unsubscribed = await makeUser({ digest_enabled: false });
  const mail = {
    to: 'x',
    subject: 'Digest',
    html: '<p>1</p>',
    text: '1',
    headers: { 'List-Unsubscribe': '<https://a.test>' },
  };
  const digest = { topic: 'mail', kind: 'user_action_digest', payload: mail, created: testNow };
  await database().outboxMessage.createMany({
    data: [wanting, unsubscribed].map(({ id }) => ({ ...digest, user_id: id, dedupe_key: `digest:${id}` })),
  });
  await deliver(testContext());
  await deliver(later(60_000));
  expect(provider.mails).toMatchObject([{ to: wanting.email, subject: 'Digest' }]);
  expect(JSON.parse(provider.mails[0]?.body ?? '')).toMatchObject({ headers: mail.headers, html: '<p>1</p>' });
  expect(await ledger(unsubscribed.id)).toMatchObject([{ state: 'suppressed', reason: 'switched_off' }]);
});

test('one notice to 10,000 people is stored for each, with as many statements as for one', async () => {
  await makeUser({ is_staff: true });
  await raise();
  const few = await statementsOf(() => fanOut(testContext()));
  await database().delivery.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  await database().$executeRaw`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT 'many-' || n || '@example.org', 'many-' || n, 'Many ' || n, true, now(), now() FROM generate_series(1, 10000) AS n`;
  await raise();
  expect(await statementsOf(() => fanOut(testContext()))).toBe(few);
  expect(await database().delivery.count()).toBe(20_000);
}, 30_000);
