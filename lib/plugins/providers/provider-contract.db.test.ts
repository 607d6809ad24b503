import { beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type UserAction, userAction } from '@/lib/contracts/actions/actions';
import { allOperations } from '@/lib/contracts/all-operations';
import { rolePermissions } from '@/lib/contracts/members/permissions';
import { settingsSchema } from '@/lib/contracts/settings';
import { namedPage } from '@/lib/core/named-pages';
import { database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { BaseActionProvider } from '@/lib/plugins/providers/base-action-provider';
import { openDesiredActions } from '@/lib/plugins/providers/desired-actions';
import type { ActionProvider, RefreshScope } from '@/lib/plugins/providers/provider';
import { actionProviders } from '@/lib/plugins/providers/registry';
import { changeProvider } from '@/lib/services/providers/change-provider';
import { readSettings } from '@/lib/services/settings/read-settings';
import { listUserActions } from '@/lib/services/user-actions/list-user-actions';
import { refreshActions } from '@/lib/services/user-actions/refresh-actions';
import { refreshProvider } from '@/lib/services/user-actions/refresh-provider';
import { hoursFromNow, type Installation, nth } from '@/lib/testing/installation';
import { type OpenRow, openState } from '@/lib/testing/open-state';
import { addManagers, makeSampleInstallation } from '@/lib/testing/sample-installation';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

vi.mock(import('@/lib/plugins/providers/registry'), async (load) => {
  const { withSamples } = await import('@/lib/testing/with-samples');
  return withSamples(await load());
});

let world: Installation;

beforeAll(async () => {
  world = await makeSampleInstallation();
});

const byType = actionProviders.map((provider) => ({ type: provider.actionType, provider }));
const refreshAll = (now = testNow) => refreshActions(testContext(undefined, now), { actionType: null });
const allRows = () => database().userAction.findMany({ orderBy: { id: 'asc' } });

function refresh(provider: ActionProvider, scope: RefreshScope = {}, now = testNow) {
  const work = (tx: Ctx) => refreshProvider(tx, provider, { scope, mayInsert: true });
  return transaction(testContext(undefined, now), work);
}

async function openOf({ actionType }: ActionProvider): Promise<OpenRow[]> {
  const open = await openState();
  return open.filter(({ action_type }) => action_type === actionType);
}

/** The open rows of one provider alone, found anew. */
async function foundAnew(provider: ActionProvider, scope: RefreshScope = {}): Promise<OpenRow[]> {
  await database().userAction.deleteMany();
  await refresh(provider, scope);
  return openOf(provider);
}

/** What somebody's list shows, as the API would send it. */
async function listOf(person: Installation['people'][number], now = testNow): Promise<UserAction[]> {
  const { json } = await listUserActions(testContext(person, now), { page: 1, page_size: 300 });
  return z.array(userAction).parse(JSON.parse(json));
}

async function listsOf({ actionType }: ActionProvider, now = testNow): Promise<UserAction[]> {
  const lists = await Promise.all(world.people.map((person) => listOf(person, now)));
  return lists.flat().filter(({ action_type }) => action_type === actionType);
}

describe.each(byType)('$type', ({ provider }) => {
  test('finds something in the sample installation, and a second refresh changes nothing', async () => {
    expect(await foundAnew(provider)).not.toEqual([]);
    const before = await allRows();
    expect(await refresh(provider, {}, hoursFromNow(0))).toEqual({ opened: 0, changed: 0, resolved: 0 });
    expect(await allRows()).toEqual(before);
  });

  test('finds for each person alone, and about each object alone, what it finds for all', async () => {
    const full = await foundAnew(provider);
    for (const { id } of world.people) {
      expect(await foundAnew(provider, { userIds: [id] })).toEqual(full.filter(({ user_id }) => user_id === id));
    }
    for (const id of new Set(full.map(({ object_id }) => object_id))) {
      const found = await foundAnew(provider, { objectIds: [id] });
      expect(found).toEqual(full.filter(({ object_id }) => object_id === id));
      const [row] = found;
      const both = await foundAnew(provider, { objectIds: [id], userIds: [row?.user_id ?? ''] });
      expect(both).toEqual([row]);
    }
  });

  test('leaves everything outside a narrow scope as it was', async () => {
    const full = await foundAnew(provider);
    for (const { user_id, object_id } of full) {
      expect(await refresh(provider, { userIds: [user_id] })).toEqual({ opened: 0, changed: 0, resolved: 0 });
      expect(await refresh(provider, { objectIds: [object_id] })).toEqual({ opened: 0, changed: 0, resolved: 0 });
    }
    expect(await openOf(provider)).toEqual(full);
  });

  test('gives nothing to suspended people, strangers and people whose role is over', async () => {
    const full = await foundAnew(provider);
    const named = (...names: string[]) => world.people.filter(({ full_name }) => names.includes(full_name));
    const inactive = world.people.filter(({ status }) => status !== 'active');
    const outside = [...inactive, ...named('Expired', 'Gone', 'Stranger')];
    expect(outside).toHaveLength(5);
    for (const { id } of outside) expect(full.filter(({ user_id }) => user_id === id)).toEqual([]);
  });

  test('shows every open row on its person’s list, in the shape of the contract', async () => {
    const full = await foundAnew(provider);
    const shown = await listsOf(provider);
    expect(shown).toHaveLength(full.length);
    for (const action of shown) {
      expect(action.title).not.toBe('');
      expect(action.related_object_type).toBe(provider.objectType);
      expect(Object.keys(action.evidence)).not.toEqual([]);
    }
  });

  test('names pages and calls that exist', async () => {
    await foundAnew(provider);
    const calls = allOperations.map(({ method, path }) => `${method} ${path.replace('{id}', '{uuid}')}`);
    for (const { route_name, route_params, corrective_actions } of await listsOf(provider)) {
      if (route_name !== '')
        expect(namedPage(route_name, route_params)).toMatch(/^(\/[a-z]+)+\/[0-9a-f-]{36}(\/[a-z]+)?$/);
      for (const { method, api_endpoint, undo_endpoint } of corrective_actions) {
        for (const endpoint of [api_endpoint, undo_endpoint].filter((one) => one !== '')) {
          expect(calls).toContain(`${method} ${endpoint.replace(/[0-9a-f-]{36}/, '{uuid}')}`);
        }
      }
    }
  });

  test('names what it refers to: each name is that of the row whose id is beside it', async () => {
    await foundAnew(provider);
    const [wrong, ...more] = await database().$queryRaw<Record<string, unknown>[]>(sql`
      SELECT action.title, swapped.* FROM user_action AS action
      LEFT JOIN project ON project.id = action.project_id
      LEFT JOIN customer ON customer.id = action.customer_id
      LEFT JOIN offering ON offering.id = action.offering_id
      LEFT JOIN resource ON resource.id = action.resource_id
      CROSS JOIN LATERAL (VALUES
        ('project_name', action.project_name, project.name), ('customer_name', action.customer_name, customer.name),
        ('offering_name', action.offering_name, offering.name), ('offering_type', action.offering_type, offering.offering_type),
        ('resource_name', action.resource_name, resource.name)) AS swapped (fact_column, stated, expected)
      WHERE swapped.stated <> coalesce(swapped.expected, '')`);
    expect({ wrong, more: more.length }).toEqual({ wrong: undefined, more: 0 });
  });

  test('words descriptions by the time at which they are read', async () => {
    await foundAnew(provider);
    const stored = await allRows();
    const [now, later] = [await listsOf(provider), await listsOf(provider, hoursFromNow(72))];
    const texts = (shown: UserAction[]) => new Map(shown.map(({ uuid, description }) => [uuid, description]));
    for (const { description } of now) expect(description).toMatch(/^[A-Z\d].*\.$/);
    if (provider.wordDescription === null) {
      expect(texts(now)).toEqual(new Map(stored.map(({ id, description }) => [id, description])));
    } else {
      expect(stored.every(({ description }) => description === '')).toBe(true);
      expect(texts(later)).not.toEqual(texts(now));
    }
  });

  test('says why each action is there, and lists its facts, each label once', async () => {
    await foundAnew(provider);
    for (const { why, facts, type_label } of await listsOf(provider)) {
      expect(why).toMatch(/^[A-Z\d]/);
      expect(type_label).toBe(provider.pluralName);
      expect(facts).not.toEqual([]);
      expect(new Set(facts.map(({ label }) => label)).size).toBe(facts.length);
      for (const { label, value } of facts) expect(`${label} ${value}`).not.toMatch(/undefined|null|NaN|Invalid/);
    }
  });

  test('says what each corrective action leads to before it is done', async () => {
    await foundAnew(provider);
    for (const { corrective_actions } of await listsOf(provider)) {
      for (const one of corrective_actions.filter(({ method }) => method !== 'GET')) {
        expect(one.consequence).toMatch(/^[A-Z\d].*\.$/);
      }
    }
  });

  test('offers corrective actions with stable keys, each with a permission and a call that exist', async () => {
    const { correctives } = provider;
    expect(new Set(correctives.map(({ key }) => key)).size).toBe(correctives.length);
    const calls = allOperations.map(({ method, path }) => `${method} ${path.replace('{id}', '{uuid}')}`);
    for (const corrective of correctives) {
      expect(corrective.key).toMatch(/^[a-z_]+$/);
      if (corrective.run === undefined) continue;
      if ('permission' in provider.access) expect(rolePermissions).toContain(corrective.permission);
      expect(calls).toContain(`${corrective.method ?? 'POST'} ${corrective.path}`);
      if (corrective.undoPath !== undefined) expect(calls).toContain(`POST ${corrective.undoPath}`);
    }
  });

  test('reads no setting but those that it declares, and these are settings', async () => {
    const read = new Set<string | symbol>();
    const settings = new Proxy(await readSettings(database()), {
      get: (target, key, receiver) => {
        read.add(key);
        return Reflect.get(target, key, receiver);
      },
    });
    await transaction(testContext(), async (tx) => {
      await openDesiredActions(tx);
      await provider.collect(tx, {}, { now: tx.now, settings, timeZone: 'UTC' });
    });
    expect(read).toEqual(new Set(provider.settings));
    for (const key of provider.settings) expect(settingsSchema.keyof().options).toContain(key);
  });

  test('resolves its rows, and no others, when it is switched off, and opens them again afterwards', async () => {
    await refreshAll();
    const before = await openState();
    const { id } = await database().userActionProvider.findUniqueOrThrow({
      where: { action_type: provider.actionType },
    });
    const staff = { ...nth(world.people, 0), is_staff: true };
    await changeProvider(testContext(staff), { id, is_enabled: false });
    expect(await openState()).toEqual(before.filter(({ action_type }) => action_type !== provider.actionType));
    const where = { action_type: provider.actionType, resolved_reason: 'provider_disabled' };
    expect(await database().userAction.count({ where })).toBe((await allRowsOf(provider)).length);
    await changeProvider(testContext(staff), { id, is_enabled: true });
    await refreshAll();
    expect(await openState()).toEqual(before);
  });

  test('leaves nothing behind when it is stopped in the middle, and finds everything the next time', async () => {
    const full = await foundAnew(provider);
    const kept = await allRows();
    await database().userAction.deleteMany({ where: { id: kept[0]?.id ?? '' } });
    const rest = await allRows();
    const killed = transaction(testContext(), async (tx) => {
      await refreshProvider(tx, provider, { scope: {}, mayInsert: true });
      await tx.db.$queryRaw(sql`SELECT pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(killed).rejects.toThrow();
    expect(await allRows()).toEqual(rest);
    await refresh(provider);
    expect(await openOf(provider)).toEqual(full);
  });
});

const setBased = byType.filter(({ provider }) => !(provider instanceof BaseActionProvider));

test.each(setBased)('$type takes as many statements for many people as for few', async ({ provider }) => {
  await database().userAction.deleteMany();
  const few = await statementsOf(() => refresh(provider));
  await addManagers(world, 60);
  await database().userAction.deleteMany();
  expect(await statementsOf(() => refresh(provider))).toBe(few);
});

test('a list takes as many statements for many rows as for one, whatever its providers offer about each', async () => {
  await database().userAction.deleteMany();
  await refreshAll();
  const [person] = await database().$queryRaw<{ id: string; rows: number }[]>(sql`
    SELECT user_id AS id, count(*)::int AS rows FROM user_action WHERE status = 'open' GROUP BY user_id ORDER BY rows DESC LIMIT 1`);
  const reader = world.people.find(({ id }) => id === person?.id);
  if (person === undefined || reader === undefined) throw new Error('Nobody has actions.');
  expect(person.rows).toBeGreaterThan(20);
  const list = (page_size: number) => listUserActions(testContext(reader), { page: 1, page_size });
  expect(await statementsOf(() => list(300))).toBe(await statementsOf(() => list(1)));
});

function allRowsOf({ actionType }: ActionProvider) {
  return database().userAction.findMany({ where: { action_type: actionType } });
}
