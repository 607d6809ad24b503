import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonActor } from '@/lib/core/actor';
import { LIVE_CHANNEL, type Touch } from '@/lib/core/topics';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { type LiveHub, openLiveHub } from '@/lib/services/live/live-hub';
import { changeRole } from '@/lib/services/roles/change-role';
import { silenceUserAction } from '@/lib/services/user-actions/silence-user-action';
import { makeProject, makeUser } from '@/lib/testing/make';
import { makeActionHolder } from '@/lib/testing/make-action-holder';
import { makeInvitation } from '@/lib/testing/make-invitation';
import { makeSession } from '@/lib/testing/session-cookie-of';
import { actorOf, testContext } from '@/lib/testing/test-context';

let hub: LiveHub;
let other: LiveHub;

beforeEach(() => {
  hub = openLiveHub();
  other = openLiveHub();
});

afterEach(async () => {
  await hub.close();
  await other.close();
});

/** A reader of a stream who collects the topics that come. */
function listen(to: LiveHub, person: PersonActor, end = new AbortController()) {
  const topics: string[] = [];
  let isOver = false;
  const read = async () => {
    for await (const chunk of to.open(person, end.signal)) {
      for (const [, topic = ''] of new TextDecoder().decode(chunk).matchAll(/"topic":"(\w+)"/g)) topics.push(topic);
    }
    isOver = true;
  };
  void read();
  return { topics, end, isOver: () => isOver };
}

const touch = (touched: Touch) => transaction(testContext(), async (tx) => tx.touch(touched));
const staff = async () => actorOf(await makeUser({ is_staff: true }));
const somebody = async () => {
  const person = await makeUser();
  return { ...actorOf(person), via: 'session' as const, credential: (await makeSession(person.id)).id };
};

/** Waits until a listener has heard what every new listener hears first, and forgets it. */
async function settled(...listeners: { topics: string[] }[]): Promise<void> {
  await expect.poll(() => listeners.every(({ topics }) => topics.includes('actions'))).toBe(true);
  for (const { topics } of listeners) topics.splice(0);
}

test('what one process commits is heard in another, by whom it concerns', async () => {
  const [me, stranger, admin] = await Promise.all([somebody(), somebody(), staff()]);
  const mine = listen(hub, me);
  const theirs = listen(hub, stranger);
  const admins = listen(other, admin);
  await settled(mine, theirs, admins);
  await touch({ topic: 'actions', userIds: [me.userId] });
  await expect.poll(() => mine.topics).toEqual(['actions']);
  await touch({ topic: 'alerts' });
  await expect.poll(() => admins.topics).toEqual(['alerts']);
  await touch({ topic: 'actions' });
  await expect.poll(() => mine.topics).toEqual(['actions', 'actions']);
  await expect.poll(() => theirs.topics).toEqual(['actions']);
  await expect.poll(() => admins.topics).toEqual(['alerts', 'actions']);
});

test('silencing an action is heard by its person', async () => {
  const holder = await makeActionHolder();
  const { action } = await holder.actOnOrder();
  const mine = listen(hub, actorOf(holder.person));
  await settled(mine);
  await silenceUserAction(testContext(holder.person), { uuid: action.id, duration_days: 7 });
  await expect.poll(() => mine.topics).toEqual(['actions']);
});

test('a role that ends by the clock is heard by its person at that moment, and by nobody else', async () => {
  const holder = await makeActionHolder();
  const at = new Date(Date.now() + 1_500);
  await database().userRole.updateMany({ where: { user_id: holder.person.id }, data: { expiration_time: at } });
  const mine = listen(hub, actorOf(holder.person));
  const theirs = listen(hub, await somebody());
  await settled(mine, theirs);
  await expect.poll(() => mine.topics, { timeout: 15_000, interval: 10 }).toEqual(['actions', 'projects']);
  const lateMs = Date.now() - at.getTime();
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(10_000);
  expect(theirs.topics).toEqual([]);
});

test('an invitation that expires is heard by who is invited at that moment', async () => {
  const invited = await makeUser();
  const project = await makeProject();
  await makeInvitation({ project_id: project.id, email: invited.email, expires_at: new Date(Date.now() + 1_500) });
  const mine = listen(hub, actorOf(invited));
  await settled(mine);
  await expect.poll(() => mine.topics, { timeout: 15_000, interval: 10 }).toEqual(['actions', 'projects']);
});

test('whoever loses a role, by whatever it is, hears that the projects they see changed, and nobody else does', async () => {
  const [me, stranger] = await Promise.all([somebody(), somebody()]);
  const mine = listen(hub, me);
  const theirs = listen(hub, stranger);
  await settled(mine, theirs);
  await transaction(testContext(), async (tx) =>
    tx.emit({ type: 'roles.changed', userIds: [me.userId], isLoss: true }),
  );
  await expect.poll(() => mine.topics).toEqual(['projects']);
  expect(theirs.topics).toEqual([]);
});

test('whoever’s role loses a permission hears at once that what they see changed', async () => {
  const holder = await makeActionHolder('PROJECT_ADMIN');
  const mine = listen(hub, actorOf(holder.person));
  await settled(mine);
  const { id: uuid } = await database().role.findUniqueOrThrow({ where: { name: 'PROJECT_ADMIN' } });
  const before = await database().rolePermission.findMany({ where: { role_id: uuid } });
  await changeRole(testContext(await makeUser({ is_staff: true })), { uuid, permissions: [] });
  await expect.poll(() => mine.topics.toSorted()).toEqual(['actions', 'members', 'projects', 'service_settings']);
  await database().rolePermission.createMany({ data: before });
});

test('what is rolled back is not heard', async () => {
  const mine = listen(hub, await somebody());
  await settled(mine);
  await expect(
    transaction(testContext(), async (tx) => {
      tx.touch({ topic: 'actions' });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await touch({ topic: 'actions', userIds: [randomUUID()] });
  await touch({ topic: 'actions' });
  await expect.poll(() => mine.topics).toEqual(['actions']);
});

test('a broken connection is made again, and everything is to be fetched once more', async () => {
  const admin = listen(hub, await staff());
  await settled(admin);
  await database().$queryRaw(sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'heed-live'`);
  await expect.poll(() => admin.topics, { timeout: 5_000 }).toContain('alerts');
  admin.topics.splice(0);
  await touch({ topic: 'alerts' });
  await expect.poll(() => admin.topics).toEqual(['alerts']);
});

test.each([
  ['text that is no JSON', '[{"topic":'],
  ['JSON of another shape', '{"topic":"alerts"}'],
  ['a topic of another version', '[{"topic":"weather"}]'],
  ['nothing', ''],
])('a notice of %s is heard as everything, and those after it as before', async (_what, payload) => {
  const mine = listen(hub, await somebody());
  await settled(mine);
  await database().$executeRaw(sql`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`);
  const everything = ['actions', 'sessions', 'projects', 'service_settings', 'members', 'access', 'reminders'];
  await expect.poll(() => mine.topics).toEqual(everything);
  await touch({ topic: 'actions' });
  await expect.poll(() => mine.topics).toEqual([...everything, 'actions']);
});

test('a stream ends with its request, and the hub forgets it', async () => {
  const mine = listen(hub, await somebody());
  await settled(mine);
  mine.end.abort();
  await expect.poll(mine.isOver).toBe(true);
  expect(hub.count()).toBe(0);
});

test('a reader who takes nothing is told of each topic once', async () => {
  const body = hub.open(await staff(), new AbortController().signal);
  const mine = listen(hub, await staff());
  await settled(mine);
  for (let round = 0; round < 50; round++) await touch({ topic: 'alerts' });
  await touch({ topic: 'imports' });
  await expect.poll(() => mine.topics).toContain('imports');
  const reader = body.getReader();
  let text = '';
  while ((text.match(/alerts/g)?.length ?? 0) < 1) text += new TextDecoder().decode((await reader.read()).value);
  expect(text.match(/"topic":"alerts"/g)).toHaveLength(1);
  await reader.cancel();
});
