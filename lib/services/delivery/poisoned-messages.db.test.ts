import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashOfSecret } from '@/lib/auth/token-hash';
import { adminSetAsidePage } from '@/lib/core/routes';
import { database, type Prisma } from '@/lib/db/client';
import { deliver } from '@/lib/services/delivery/deliver';
import { retrySetAsideMessage } from '@/lib/services/outbox/retry-set-aside-message';
import { startFakeMailServer } from '@/lib/testing/fake-mail-server';
import { inHaste } from '@/lib/testing/in-haste';
import { makeUser } from '@/lib/testing/make';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

let provider: Awaited<ReturnType<typeof startFakeMailServer>>;
let staff: Awaited<ReturnType<typeof makeUser>>;

const later = (minutes: number) => testContext(systemActor, new Date(testNow.getTime() + minutes * 60_000));
const run = (minutes = 0) => deliver(later(minutes), inHaste);

type Payload = Prisma.InputJsonValue;
type Message = { id: string };

const noticePayload = (title: string): Payload => ({
  about: 'alert:0',
  priority_rank: 4,
  facts: { id: 0, type: 'capacity', title, message: '' },
});
const mailPayload = (title: string): Payload => ({ subject: title, html: '<p>1</p>', text: '1', headers: {} });
const securityPayload = (): Payload => ({
  priority_rank: 4,
  facts: { mail: 'password_changed', at: testNow.toISOString(), title: 'Your password was changed' },
});
const linkPayload = (): Payload => ({
  priority_rank: 4,
  facts: { mail: 'sign_in_link', link_id: crypto.randomUUID(), title: 'Your sign-in link' },
});

beforeEach(async () => {
  await database().outboxMessage.deleteMany();
  await database().channelRest.deleteMany();
  await database().adminNotification.deleteMany();
  await database().user.updateMany({ data: { is_staff: false } });
  staff = await makeUser({ is_staff: true });
  // Immediate email for every kind that leaves a choice, so that each message shows in a mail.
  for (const kind of ['notice', 'alert']) {
    await database().notificationPreference.create({
      data: { user_id: staff.id, kind, channel: 'email', when: 'at_once' },
    });
  }
  provider = await startFakeMailServer();
});

afterEach(() => provider.stop());

async function addMessage(kind: string, payload: Payload): Promise<Message> {
  const isNotice = /alert|^notice$|critical/.test(kind);
  const person = isNotice ? null : (await makeUser()).id;
  await makeLinkOf(payload, person);
  return database().outboxMessage.create({
    data: { topic: isNotice ? 'notice' : 'mail', kind, user_id: person, payload, created: testNow },
  });
}

async function setPayload({ id }: Message, payload: Payload) {
  const { user_id } = await database().outboxMessage.update({ where: { id }, data: { payload } });
  await makeLinkOf(payload, user_id);
}

/** The link of which a payload tells, for the person whom it goes to. */
async function makeLinkOf(payload: Payload, user_id: string | null) {
  const { link_id: id } = { link_id: undefined, ...Object(Object(payload).facts) };
  if (id === undefined || user_id === null) return;
  const link = { id, user_id, purpose: 'sign_in', token_hash: hashOfSecret(String(id)), created: testNow };
  await database().accountLink.create({ data: { ...link, expires_at: later(600).now } });
}
const setAside = () => database().setAsideMessage.findMany({ where: { retried_at: null } });
const notifications = () => database().adminNotification.findMany({ where: { type: 'delivery_failure' } });
const sentFor = ({ id }: Message) =>
  database().delivery.count({ where: { outbox_message_id: id, channel: 'email', state: 'sent' } });

async function retry() {
  const [aside] = await setAside();
  return retrySetAsideMessage({ ...testContext(staff), now: later(10).now }, { uuid: aside?.id ?? '' });
}

type Case = { kind: string; what: string; poison: Payload; good: () => Payload };

const asNotice = (kind: string): Case[] => [
  { kind, what: 'without facts', poison: { about: 'alert:0', priority_rank: 4 }, good: () => noticePayload('x') },
  { kind, what: 'that is no object', poison: 'broken', good: () => noticePayload('x') },
];
const asMail = (kind: string): Case[] => [
  { kind, what: 'without words', poison: { subject: 'x' }, good: () => mailPayload('x') },
  { kind, what: 'with words that are none', poison: { html: 7, text: [] }, good: () => mailPayload('x') },
];
const asAccountMail = (kind: string, good: () => Payload): Case[] => [
  { kind, what: 'of an unknown form', poison: { facts: { mail: 'telegram' } }, good },
  { kind, what: 'that is a list', poison: [], good },
];

const undecidable: Case[] = [
  ...['critical_alert', 'critical_notice', 'alert', 'notice'].flatMap(asNotice),
  ...['notice_digest', 'user_action_digest'].flatMap(asMail),
  ...asAccountMail('account_link', linkPayload),
  ...asAccountMail('account_security', securityPayload),
];

describe.each(undecidable)('a message of kind $kind $what', ({ good, kind, poison }) => {
  test('is set aside with its reason and notified of once, the others are sent, and a repaired one is sent when tried again', async () => {
    const before = await addMessage(kind, good());
    const poisoned = await addMessage(kind, poison);
    const after = await addMessage(kind, good());
    expect(await run()).toMatchObject({ set_aside: 1, failed: 0 });
    expect([await sentFor(before), await sentFor(poisoned)]).toEqual([1, 0]);
    expect(await database().outboxMessage.count({ where: { id: after.id, processed_at: { not: null } } })).toBe(1);
    expect(await setAside()).toMatchObject([
      { outbox_message_id: poisoned.id, kind, reason: expect.stringMatching(/./) },
    ]);
    expect(await notifications()).toMatchObject([{ fold_count: 1, action_url: adminSetAsidePage }]);
    expect(await run(1)).toMatchObject({ set_aside: 0 });
    expect(await notifications()).toMatchObject([{ fold_count: 1 }]);
    await setPayload(poisoned, good());
    // Long after the others, so that nobody has been told of the same thing a moment before.
    await retry();
    expect(await run(60)).toMatchObject({ set_aside: 0 });
    expect(await sentFor(poisoned)).toBe(1);
    expect(await setAside()).toEqual([]);
  });
});

test.each([
  ['a priority that there is not', { ...Object(noticePayload('x')), priority_rank: 9 }],
  ['an id that is no number', { about: 'alert:0', priority_rank: 2, facts: { id: 'x', title: 'x', message: '' } }],
])('a notice with %s, which the database refuses, is set aside and the others are sent', async (_, payload) => {
  await database().platformAlert.deleteMany();
  await database()
    .$executeRaw`INSERT INTO platform_alert (id, fingerprint, alert_type, severity_rank, title, first_occurred_at, last_occurred_at, created)
    VALUES (900001, 'x', 'capacity', 2, 'x', now(), now(), now())`;
  const poisoned = await addMessage('critical_alert', { ...payload, about: 'alert:900001' });
  const good = await addMessage('critical_alert', noticePayload('x'));
  expect(await run()).toMatchObject({ set_aside: 1 });
  expect([await sentFor(poisoned), await sentFor(good)]).toEqual([0, 1]);
});

test('of a large batch of digests those that cannot be read are set aside, each, and all others are sent', async () => {
  const messages = await Promise.all(
    Array.from({ length: 25 }, (_, place) =>
      addMessage('user_action_digest', place % 10 === 3 ? { subject: 'x' } : mailPayload('x')),
    ),
  );
  expect(await run()).toMatchObject({ set_aside: 3 });
  const sent = await Promise.all(messages.map(sentFor));
  expect(sent.filter((count) => count === 1)).toHaveLength(22);
  expect(await notifications()).toMatchObject([{ fold_count: 3 }]);
});

test('workers beside each other set a message aside once and notify once', async () => {
  const poisoned = await addMessage('notice', { about: 'alert:0', priority_rank: 4 });
  const digest = await addMessage('user_action_digest', { subject: 'x' });
  const good = await addMessage('user_action_digest', mailPayload('x'));
  const runs = await Promise.all(Array.from({ length: 4 }, () => run()));
  expect(runs.reduce((sum, one) => sum + one.set_aside, 0)).toBe(2);
  const aside = (await setAside()).map(({ outbox_message_id }) => outbox_message_id);
  expect(new Set(aside)).toEqual(new Set([poisoned.id, digest.id]));
  expect(await notifications()).toMatchObject([{ fold_count: 2 }]);
  expect(await sentFor(good)).toBe(1);
});

test('a notification that a message was set aside, which cannot be read itself, raises no further ones', async () => {
  const facts = { id: 0, type: 'delivery_failure' };
  await addMessage('notice', { about: 'alert:0', priority_rank: 3, facts });
  expect(await run()).toMatchObject({ set_aside: 1 });
  expect(await notifications()).toEqual([]);
});

test('a message that is tried again before it is repaired is set aside again', async () => {
  const poisoned = await addMessage('notice', { about: 'alert:0' });
  await run();
  await retry();
  await expect(retrySetAsideMessage(testContext(staff), { uuid: await asideOf(poisoned) })).rejects.toMatchObject({
    code: 'moved_on',
  });
  expect(await run(10)).toMatchObject({ set_aside: 1 });
  expect(await setAside()).toHaveLength(1);
  expect(await notifications()).toMatchObject([{ fold_count: 2 }]);
});

const asideOf = async ({ id }: Message) =>
  (await database().setAsideMessage.findUniqueOrThrow({ where: { outbox_message_id: id } })).id;

/** Disk full, shutting down, no such column, serialization: what would meet any message. */
test.each(['53100', '57P01', '42703', '40001', '58030'])(
  'trouble of the database itself (%s) sets nothing aside: all is sent once it is over',
  async (code) => {
    const message = await addMessage('notice', noticePayload('x'));
    await database().$executeRawUnsafe(`
      CREATE FUNCTION in_trouble() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'trouble' USING ERRCODE = '${code}'; END $$`);
    await database().$executeRawUnsafe(
      'CREATE TRIGGER in_trouble BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION in_trouble()',
    );
    await expect(run()).rejects.toThrow();
    await database().$executeRawUnsafe('DROP FUNCTION in_trouble CASCADE');
    expect(await setAside()).toEqual([]);
    expect(await run(1)).toMatchObject({ decided: 1, set_aside: 0 });
    expect(await sentFor(message)).toBe(1);
  },
);
