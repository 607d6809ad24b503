import { beforeEach, describe, expect, it } from 'vitest';
import { database, sql } from '@/lib/db/client';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { changeProvider } from '@/lib/services/providers/change-provider';
import { listProviders } from '@/lib/services/providers/list-providers';
import { readProvider } from '@/lib/services/providers/read-provider';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { makeOrder, makeUser } from '@/lib/testing/make';
import { makeHeldProject } from '@/lib/testing/make-held-project';
import { testContext, testNow } from '@/lib/testing/test-context';

const ctx = testContext();
const page = { page: 1, page_size: 50 };

async function pendingOrders() {
  const { rows } = await listProviders(ctx, page);
  const found = rows.find(({ action_type }) => action_type === 'pending_order');
  if (found === undefined) throw new Error('There is no provider of pending orders.');
  return found;
}

async function makeWaitingOrder() {
  const { project, person } = await makeHeldProject('PROJECT_MANAGER');
  const created = new Date('2026-11-18T10:00:00Z');
  const order = await makeOrder({ project_id: project.id, created });
  return { order, person };
}

beforeEach(async () => {
  await database().userAction.deleteMany();
  await database().order.deleteMany();
  await database().userActionProvider.deleteMany();
  await database().setting.deleteMany();
  await database().outboxMessage.deleteMany();
});

describe('listing providers', () => {
  it('shows every provider from the first start', async () => {
    const { rows, total } = await listProviders(ctx, page);
    const known = actionProviders.map(({ actionType }) => actionType);
    expect(rows.map(({ action_type }) => action_type).toSorted()).toEqual(known.toSorted());
    expect(total).toBe(actionProviders.length);
    expect(rows[0]).toMatchObject({ last_execution: null, last_execution_status: '', open_actions: 0 });
  });

  it('says when the next run is, and how many actions are open', async () => {
    await makeWaitingOrder();
    await refreshActions(ctx, { actionType: null });
    expect(await pendingOrders()).toMatchObject({ open_actions: 1, next_run: '2026-11-22T12:00:00.000Z' });
  });

  it('shows a run whose process died as interrupted, and one that holds its lock as running', async () => {
    const { id } = await pendingOrders();
    const last_execution = new Date(testNow.getTime() - 60_000);
    await database().userActionProvider.update({
      where: { id },
      data: { last_execution, last_execution_status: 'running', progress: 'Looking' },
    });
    expect(await readProvider(ctx, { id })).toMatchObject({
      last_execution_status: 'failed',
      last_error: 'The run was interrupted because its process ended.',
      progress: '',
      stale_since: last_execution.toISOString(),
    });
    await database().$transaction(async (db) => {
      await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('provider:pending_order', 0))`);
      expect(await readProvider(ctx, { id })).toMatchObject({ last_execution_status: 'running', progress: 'Looking' });
    });
  });
});

describe('changing a provider', () => {
  it('switched off resolves its open actions in the same commit, and nothing brings them back', async () => {
    await makeWaitingOrder();
    await refreshActions(ctx, { actionType: null });
    const { id } = await pendingOrders();
    expect(await changeProvider(ctx, { id, is_enabled: false })).toMatchObject({ open_actions: 0, next_run: null });
    const rows = await database().userAction.findMany({ where: { action_type: 'pending_order' } });
    expect(rows).toMatchObject([{ status: 'resolved', resolved_reason: 'provider_disabled' }]);
    const { providers } = await refreshActions(ctx, { actionType: 'pending_order' });
    expect(providers).toMatchObject([{ status: 'skipped' }]);
    expect((await pendingOrders()).open_actions).toBe(0);
  });

  it('switched off while it refreshes leaves no open action behind', async () => {
    await makeWaitingOrder();
    const { id } = await pendingOrders();
    await Promise.all([
      refreshActions(ctx, { actionType: 'pending_order' }),
      changeProvider(ctx, { id, is_enabled: false }),
    ]);
    await refreshActions(ctx, { actionType: 'pending_order' });
    expect(await pendingOrders()).toMatchObject({ is_enabled: false, open_actions: 0 });
  });

  it('switched on asks for a refresh of it, once', async () => {
    const { id } = await pendingOrders();
    await changeProvider(ctx, { id, is_enabled: false });
    await changeProvider(ctx, { id, is_enabled: true });
    await changeProvider(ctx, { id, is_enabled: true });
    const asked = await database().outboxMessage.findMany({ where: { kind: 'refresh.requested' } });
    expect(asked).toMatchObject([{ payload: { actionType: 'pending_order' } }]);
  });

  it('is audited with what was and what is', async () => {
    const staff = await makeUser({ is_staff: true });
    const { id, schedule } = await pendingOrders();
    await changeProvider(testContext(staff), { id, schedule: '15 * * * *' });
    expect(await database().auditEntry.findMany({ where: { actor_id: staff.id } })).toMatchObject([
      {
        operation: 'user_action_providers_change',
        subject_id: 'pending_order',
        facts: { schedule: { from: schedule, to: '15 * * * *' } },
      },
    ]);
  });
});
