import { afterEach, describe, expect, test } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { approveOrder } from '@/lib/services/orders/approve-order';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { makeRole, makeUser } from '@/lib/testing/make';
import { actionsOf, dayFromNow, makeSampleMarketplace, refreshAll } from '@/lib/testing/make-sample-marketplace';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const page = { page: 1, page_size: 10 };
const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000);

/** Has the database refuse whatever the provider of expiring resources adds. */
const failEndings = () =>
  database()
    .$executeRaw`ALTER TABLE user_action ADD CONSTRAINT no_endings CHECK (action_type <> 'expiring_resource') NOT VALID`;
const takeEndings = () => database().$executeRaw`ALTER TABLE user_action DROP CONSTRAINT IF EXISTS no_endings`;

const failedOf = (providers: readonly { action_type: string; status: string }[]) =>
  providers.filter(({ status }) => status !== 'succeeded').map(({ action_type }) => action_type);

afterEach(async () => {
  await takeEndings();
  await database().setting.deleteMany();
  await database().userActionProvider.updateMany({ data: { is_enabled: true } });
});

describe('a refresh', () => {
  test('run twice changes nothing the second time', async () => {
    const sample = await makeSampleMarketplace();
    await sample.orderWaiting(3);
    await sample.resourceEnding(3);
    await refreshAll();
    const again = await refreshAll();
    expect(again.providers.filter(({ opened, changed, resolved }) => opened + changed + resolved > 0)).toEqual([]);
  });

  test('gives an order with its comment to approvers of its project and of its customer, and to nobody else', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3, { request_comment: 'For Monday.' });
    const elsewhere = await makeSampleMarketplace();
    await refreshAll();
    expect(await actionsOf(sample.manager.id, order.id)).toHaveLength(1);
    expect(await actionsOf(sample.owner.id, order.id)).toMatchObject([{ evidence: { comment: 'For Monday.' } }]);
    for (const person of [sample.member, elsewhere.manager, elsewhere.owner]) {
      expect(await actionsOf(person.id, order.id)).toHaveLength(0);
    }
  });

  test('leaves out people who are suspended or whose role is over', async () => {
    const sample = await makeSampleMarketplace();
    const [suspended, expired, revoked] = await Promise.all([
      makeUser({ status: 'suspended', suspended_at: testNow }),
      makeUser(),
      makeUser(),
    ]);
    const project_id = sample.project.id;
    await makeRole({ user_id: suspended.id, role: 'PROJECT_MANAGER', project_id });
    await makeRole({ user_id: expired.id, role: 'PROJECT_MANAGER', project_id, expiration_time: testNow });
    const held = await makeRole({ user_id: revoked.id, role: 'PROJECT_MANAGER', project_id });
    await database().userRole.update({ where: { id: held.id }, data: { is_active: false, revoked_at: testNow } });
    const order = await sample.orderWaiting(3);
    await refreshAll();
    for (const person of [suspended, expired, revoked]) expect(await actionsOf(person.id, order.id)).toHaveLength(0);
  });

  test('opens an order only after strictly more than the set hours', async () => {
    const sample = await makeSampleMarketplace();
    const exactly = await sample.orderWaiting(1);
    const over = await sample.orderWaiting(1, { created: new Date(testNow.getTime() - 86_400_001) });
    await refreshAll();
    expect(await actionsOf(sample.manager.id, exactly.id)).toHaveLength(0);
    expect(await actionsOf(sample.manager.id, over.id)).toHaveLength(1);
  });

  test.each([
    { waits: 1.5, rank: 1 },
    { waits: 2, rank: 2 },
    { waits: 4.9, rank: 2 },
    { waits: 5, rank: 3 },
    { waits: 9, rank: 3 },
  ])('an order that waited $waits days has rank $rank', async ({ waits, rank }) => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(waits);
    await refreshAll();
    const [action] = await actionsOf(sample.manager.id, order.id);
    expect(action?.urgency_rank).toBe(rank);
    expect(action?.due_date).toEqual(new Date(order.created.getTime() + 7 * 86_400_000));
  });

  test('moves one row through the milestones and reopens it when the condition returns', async () => {
    const sample = await makeSampleMarketplace();
    const resource = await sample.resourceEnding(30);
    await refreshAll();
    await refreshAll(later(23));
    const [atSeven] = await actionsOf(sample.manager.id, resource.id);
    expect(atSeven).toMatchObject({ urgency_rank: 2, episode: 1, status: 'open' });
    await database().resource.update({ where: { id: resource.id }, data: { end_date: dayFromNow(300) } });
    await refreshAll(later(24));
    const [cleared] = await actionsOf(sample.manager.id, resource.id);
    expect(cleared).toMatchObject({ status: 'resolved', resolved_reason: 'condition_cleared' });
    await refreshAll(later(299));
    const rows = await actionsOf(sample.manager.id, resource.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: atSeven?.id,
      status: 'open',
      episode: 2,
      urgency_rank: 3,
      resolved_reason: null,
    });
  });

  test('keeps an expired resource for the set number of days, as high', async () => {
    const sample = await makeSampleMarketplace();
    const kept = await sample.resourceEnding(-30);
    const gone = await sample.resourceEnding(-31);
    await refreshAll();
    expect(await actionsOf(sample.member.id, kept.id)).toMatchObject([{ urgency_rank: 3, status: 'open' }]);
    expect(await actionsOf(sample.member.id, gone.id)).toHaveLength(0);
  });

  test("counts days and ends them in the project's own zone", async () => {
    const sample = await makeSampleMarketplace({ project: { time_zone: 'Pacific/Kiritimati' } });
    const resource = await sample.resourceEnding(1);
    await refreshAll();
    const [action] = await actionsOf(sample.manager.id, resource.id);
    expect(action?.due_date).toEqual(new Date('2026-11-23T09:59:59.999Z'));
    const { json } = await listUserActions(testContext(sample.manager), page);
    expect(JSON.parse(json)).toMatchObject([{ description: 'Resource expires today.' }]);
  });

  test.each([
    { what: 'an open order on the resource', change: { order: true } },
    { what: 'an accepted termination', change: { termination_accepted_at: testNow } },
    { what: 'another state than OK', change: { state: 'UPDATING' } },
  ])('$what keeps a resource off the list', async ({ change }) => {
    const sample = await makeSampleMarketplace();
    const { order, ...fields } = { order: false, ...change };
    const resource = await sample.resourceEnding(3, fields);
    if (order) await sample.orderWaiting(0, { resource_id: resource.id, state: 'EXECUTING' });
    await refreshAll();
    expect(await actionsOf(sample.manager.id, resource.id)).toHaveLength(0);
  });

  test('says why a row was resolved', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    await refreshAll();
    await database().userRole.updateMany({ where: { user_id: sample.manager.id }, data: { is_active: false } });
    await refreshAll();
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ resolved_reason: 'access_lost' }]);
    await database().order.delete({ where: { id: order.id } });
    await refreshAll();
    expect(await actionsOf(sample.owner.id, order.id)).toMatchObject([{ resolved_reason: 'object_removed' }]);
  });

  test('of both providers at the same time, eight times, makes each row once', async () => {
    const sample = await makeSampleMarketplace();
    await Promise.all([1, 2, 3, 4, 5].map((days) => sample.resourceEnding(days)));
    await sample.orderWaiting(3);
    await Promise.all(Array.from({ length: 8 }, () => refreshAll()));
    const rows = await actionsOf(sample.manager.id);
    expect(rows).toHaveLength(6);
    expect(rows.every(({ status, episode }) => status === 'open' && episode === 1)).toBe(true);
  });

  test('takes the same number of statements for 3 people and for 300', async () => {
    const sample = await makeSampleMarketplace();
    await sample.orderWaiting(3);
    const few = await statementsOf(() => refreshAll());
    const people = await Promise.all(Array.from({ length: 300 }, () => makeUser()));
    for (const { id } of people) await makeRole({ user_id: id, role: 'PROJECT_ADMIN', project_id: sample.project.id });
    const many = await statementsOf(() => refreshAll());
    expect(many).toBe(few);
  });

  test('that fails changes nothing, keeps its rows, and lets the other providers run', async () => {
    const sample = await makeSampleMarketplace();
    await failEndings();
    const order = await sample.orderWaiting(3);
    await sample.resourceEnding(3);
    const { providers } = await refreshAll();
    expect(failedOf(providers)).toEqual(['expiring_resource']);
    expect(await actionsOf(sample.manager.id, order.id)).toHaveLength(1);
    const row = await database().userActionProvider.findUniqueOrThrow({ where: { action_type: 'expiring_resource' } });
    expect(row).toMatchObject({ last_execution_status: 'failed', stale_since: testNow });
    expect(row.last_error).toContain('no_endings');
    await takeEndings();
    await refreshAll();
    expect(await database().userActionProvider.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
      last_execution_status: 'succeeded',
      stale_since: null,
      last_error: '',
    });
  });

  test('finds all other rows although one project names a zone that the database does not know', async () => {
    const [poisoned, sample] = [await makeSampleMarketplace(), await makeSampleMarketplace()];
    await database().project.update({ where: { id: poisoned.project.id }, data: { time_zone: 'Sea/Atlantis' } });
    const [there, here] = [await poisoned.resourceEnding(3), await sample.resourceEnding(3)];
    const { providers } = await refreshAll();
    expect(failedOf(providers)).toEqual([]);
    expect(await actionsOf(sample.manager.id, here.id)).toHaveLength(1);
    expect(await actionsOf(poisoned.manager.id, there.id)).toMatchObject([{ evidence: { time_zone: 'UTC' } }]);
  });

  test('that fails for an hour is told to staff', async () => {
    const sample = await makeSampleMarketplace();
    await failEndings();
    await sample.resourceEnding(3);
    await database().adminNotification.deleteMany();
    const notifications = () =>
      database().adminNotification.findMany({ select: { type: true, message: true, fold_count: true } });
    const at = (minutes: number) => testContext(undefined, new Date(testNow.getTime() + minutes * 60_000));
    for (const minutes of [0, 59]) await refreshActions(at(minutes), { actionType: 'expiring_resource' });
    expect(await notifications()).toEqual([]);
    for (const minutes of [60, 70]) await refreshActions(at(minutes), { actionType: 'expiring_resource' });
    expect(await notifications()).toEqual([
      { type: 'critical_error', message: expect.stringContaining('no_endings'), fold_count: 2 },
    ]);
    await takeEndings();
  });

  test('does nothing while user actions are switched off, and lists are empty', async () => {
    const sample = await makeSampleMarketplace();
    await sample.orderWaiting(3);
    await refreshAll();
    await database().setting.create({ data: { key: 'USER_ACTIONS_ENABLED', value: false, modified: testNow } });
    const { providers } = await refreshAll();
    expect(providers.every(({ status }) => status === 'skipped')).toBe(true);
    expect(await listUserActions(testContext(sample.manager), page)).toEqual({ json: '[]', total: 0 });
  });
});

describe('what follows at once', () => {
  test('approving an order takes it off every approver’s list in the same commit', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    await refreshAll();
    await approveOrder(testContext(sample.owner), { uuid: order.id });
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ status: 'resolved' }]);
    expect(await actionsOf(sample.owner.id, order.id)).toMatchObject([{ status: 'resolved' }]);
  });

  test('an ex-member sees nothing from the moment the role ends, before any refresh', async () => {
    const sample = await makeSampleMarketplace();
    await sample.orderWaiting(3);
    await refreshAll();
    const held = await database().userRole.findFirstOrThrow({ where: { user_id: sample.manager.id } });
    await database().userRole.update({ where: { id: held.id }, data: { expiration_time: later(1) } });
    expect((await listUserActions(testContext(sample.manager, later(0.9)), page)).total).toBe(1);
    expect((await listUserActions(testContext(sample.manager, later(1)), page)).total).toBe(0);
  });

  test('a role granted brings its actions in the same commit', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    const newcomer = await makeUser();
    await transaction(testContext(), async (tx) => {
      const role = await tx.db.role.findUniqueOrThrow({ where: { name: 'PROJECT_ADMIN' } });
      const held = { user_id: newcomer.id, role_id: role.id, project_id: sample.project.id, created: tx.now };
      await tx.db.userRole.create({ data: held });
      tx.emit({ type: 'roles.changed', userIds: [newcomer.id] });
    });
    expect(await actionsOf(newcomer.id, order.id)).toMatchObject([{ status: 'open' }]);
  });

  test('a narrow refresh during a full one asks for the same again after both', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    await refreshAll();
    await database().outboxMessage.deleteMany();
    await database().$transaction(async (full) => {
      await full.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('provider:pending_order', 0))`);
      await approveOrder(testContext(sample.owner), { uuid: order.id });
    });
    expect(await actionsOf(sample.manager.id, order.id)).toMatchObject([{ status: 'resolved' }]);
    const [message] = await database().outboxMessage.findMany({ where: { kind: 'refresh.requested' } });
    expect(message?.payload).toEqual({ actionType: 'pending_order', scope: { objectIds: [order.id] } });
  });

  test('one provider can be refreshed alone', async () => {
    const sample = await makeSampleMarketplace();
    const order = await sample.orderWaiting(3);
    const resource = await sample.resourceEnding(3);
    const { providers } = await refreshActions(testContext(), { actionType: 'expiring_resource' });
    expect(providers).toHaveLength(1);
    expect(await actionsOf(sample.manager.id, order.id)).toHaveLength(0);
    expect(await actionsOf(sample.manager.id, resource.id)).toHaveLength(1);
  });
});
