import { beforeAll, describe, expect, test } from 'vitest';
import type { PartConfig } from '@/lib/contracts/rules/definition';
import { database, sql } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { ActionResult } from '@/lib/plugins/rules/action';
import { ruleActions } from '@/lib/plugins/rules/actions/registry';
import { configJsonSchema } from '@/lib/plugins/rules/config-json-schema';
import { suspendUser } from '@/lib/services/people/suspend-user';
import { makeAudience, makeProject, makeRole, makeUser } from '@/lib/testing/make';
import { makeAction } from '@/lib/testing/make-action';
import { statementsOf } from '@/lib/testing/statements-of';
import { testContext, testNow } from '@/lib/testing/test-context';

const facts = { at: testNow, timeZone: 'UTC' };
const rule = { ruleId: '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e', ruleName: 'Tidy up', version: 3 };
const subjectId = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9f';

/** Settings, and how to make somebody whom the action changes. */
type Sample = { config: PartConfig['config']; make: () => Promise<{ id: string }> };

/** A new action has to be put here. */
const samples: Readonly<Record<string, () => Promise<Sample>>> = {
  suspend_user: async () => ({ config: {}, make: () => makeUser() }),
  reinstate_user: async () => ({ config: {}, make: () => makeUser({ status: 'suspended', suspended_at: testNow }) }),
  delete_user: async () => {
    const profile = await database().purgeProfile.findFirstOrThrow({
      where: { applies_to: 'deleted', is_default: true },
    });
    return { config: { grace_days: 14, profile_id: profile.id }, make: () => makeUser() };
  },
  purge_user_data: async () => {
    const profile = await database().purgeProfile.findFirstOrThrow({
      where: { applies_to: 'deleted', is_default: true },
    });
    const make = () => makeUser({ status: 'deleted', deleted_at: new Date('2026-01-01') });
    return { config: { profile_id: profile.id }, make };
  },
  revoke_roles: async () => {
    const project_id = (await makeProject()).id;
    const make = async () => {
      const { id } = await makeUser();
      await makeRole({ user_id: id, role: 'PROJECT_MANAGER', project_id, expiration_time: new Date('2027-01-01') });
      return { id };
    };
    return { config: { project_uuids: [project_id] }, make };
  },
  notify_user: async () => ({
    config: { subject: 'Hello {username}', text: 'Sign in: {link}' },
    make: () => makeUser(),
  }),
  add_to_audience: async () => ({ config: { audience_uuid: (await makeAudience()).id }, make: () => makeUser() }),
  remove_from_audience: async () => {
    const { id: audience_id } = await makeAudience();
    const make = async () => {
      const { id } = await makeUser();
      await database().audienceMember.create({ data: { audience_id, user_id: id, created: new Date('2020-01-01') } });
      return { id };
    };
    return { config: { audience_uuid: audience_id }, make };
  },
};

/** All that is known of a person that an action may change. */
async function stateOf(id: string) {
  const {
    modified: _modified,
    session_generation: _sessions,
    ...person
  } = await database().user.findUniqueOrThrow({
    where: { id },
  });
  const roles = await database().userRole.findMany({ where: { user_id: id } });
  const audiences = await database().audienceMember.findMany({ where: { user_id: id } });
  return { person, roles, audiences };
}

describe.each(ruleActions.map((action) => ({ key: action.key, action })))('the action $key', ({ action, key }) => {
  let config: PartConfig['config'] = {};
  let make: Sample['make'] = () => makeUser();
  const run = (id: string) =>
    transaction(testContext(), (tx) => action.run(tx, { userId: id, subjectId: id, approverIds: [] }, config, rule));

  beforeAll(async () => {
    const sample = await samples[key]?.();
    config = sample?.config ?? {};
    make = sample?.make ?? make;
  });

  const isDone = async (id: string): Promise<boolean> => {
    const done = action.isDone(config, facts) ?? sql`false`;
    const [row] = await database().$queryRaw<{ done: boolean }[]>(sql`
      SELECT ${done} AS done FROM user_account AS person WHERE id = ${id}::uuid`);
    return row?.done === true;
  };

  test('has samples, a key that programs can write, and a sentence', () => {
    expect(samples[key]).toBeDefined();
    expect(key).toMatch(/^[a-z][a-z_]*[a-z]$/);
    expect(action.sentence(config, new Map())).toMatch(/^[A-Z].*[^.]$/);
    expect(action.label).toMatch(/^[A-Z]/);
  });

  test('takes its example, refuses what it does not know, and takes again what it stores', () => {
    expect(action.configSchema.parse(action.example)).toEqual(action.example);
    expect(action.configSchema.safeParse({ ...config, unknown: 1 }).success).toBe(false);
    const once = action.configSchema.parse(config);
    expect(action.configSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
    expect(configJsonSchema(action)).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('can be undone exactly when it says so', () => {
    expect(action.undo !== undefined).toBe(action.isReversible);
  });

  test('changes somebody, who is done then unless it may be repeated, and changes nothing a second time', async () => {
    const { id } = await make();
    expect(await isDone(id)).toBe(false);
    expect((await run(id)).changed).toBe(true);
    const left = await stateOf(id);
    if (action.isDone(config, facts) === null) return;
    expect(await isDone(id)).toBe(true);
    if (!action.isReversible) return;
    expect((await run(id)).changed).toBe(false);
    expect(await stateOf(id)).toEqual(left);
  });

  test('undo restores the person as they were', async () => {
    if (action.undo === undefined) return;
    const { id } = await make();
    const before = await stateOf(id);
    const { before: stored } = await run(id);
    expect(await stateOf(id)).not.toEqual(before);
    const note = await transaction(
      testContext(),
      (tx) => action.undo?.(tx, id, JSON.parse(JSON.stringify(stored))) ?? Promise.resolve(''),
    );
    expect(note).toBe('');
    expect(await stateOf(id)).toEqual(before);
  });

  test('a batch does the same to each, with as many statements for ten people as for two', async () => {
    const { runBatch } = action;
    if (runBatch === undefined) return;
    const batchOf = async (size: number) => {
      const people = await Promise.all(Array.from({ length: size }, make));
      const acted = people.map(({ id }) => ({ userId: id, subjectId: id, approverIds: [] }));
      let results: ReadonlyMap<string, ActionResult> = new Map();
      const statements = await statementsOf(() =>
        transaction(testContext(), async (tx) => {
          results = await runBatch(tx, acted, config, rule);
        }),
      );
      expect(people.map(({ id }) => results.get(id)?.changed)).toEqual(people.map(() => true));
      for (const { id } of people) expect(await isDone(id)).toBe(action.isDone(config, facts) !== null);
      return statements;
    };
    expect(await batchOf(10)).toBe(await batchOf(2));
  });
});

const actionOf = (key: string) => {
  const found = ruleActions.find((one) => one.key === key);
  if (found === undefined) throw new Error(`No action ${key}.`);
  return found;
};
const runOn = (key: string, id: string, config: object) =>
  transaction(testContext(), (tx) => actionOf(key).run(tx, { userId: id, subjectId, approverIds: [] }, config, rule));

test('suspending by a rule does what suspending by hand does, with the name of the rule as the reason', async () => {
  const prepare = async () => {
    const { id } = await makeUser();
    await database().session.create({
      data: {
        user_id: id,
        method: 'password',
        browser: 'x',
        created: testNow,
        last_seen_at: testNow,
        expires_at: new Date('2027-01-01'),
      },
    });
    await makeAction(id, await makeProject());
    return id;
  };
  const [byRule, byHand] = [await prepare(), await prepare()];
  await runOn('suspend_user', byRule, {});
  await suspendUser(testContext(), { uuid: byHand, reason: 'Tidy up' });
  const leftOf = async (id: string) => {
    const { status, suspended_at, suspended_reason } = await database().user.findUniqueOrThrow({ where: { id } });
    const session = await database().session.findFirstOrThrow({ where: { user_id: id } });
    const action = await database().userAction.findFirstOrThrow({ where: { user_id: id } });
    return {
      status,
      suspended_at,
      suspended_reason,
      ended: session.ended_at,
      action: [action.status, action.resolved_reason],
    };
  };
  expect(await leftOf(byRule)).toEqual(await leftOf(byHand));
  expect(await leftOf(byRule)).toMatchObject({ suspended_reason: 'Tidy up', action: ['resolved', expect.any(String)] });
});

test('a status that changed since is not undone', async () => {
  const { id } = await makeUser();
  const { before } = await runOn('suspend_user', id, {});
  await runOn('reinstate_user', id, {});
  const undo = transaction(
    testContext(),
    (tx) => actionOf('suspend_user').undo?.(tx, id, before) ?? Promise.resolve(''),
  );
  await expect(undo).rejects.toMatchObject({ code: 'moved_on' });
});

test('notify_user puts one message in the outbox, filled in, however often it is tried', async () => {
  const { id } = await makeUser({ full_name: 'Ada', username: 'ada-of-the-notice' });
  const config = { subject: 'Hello {username}', text: 'Dear {full_name}, {{sign}} in: {link}' };
  const { messageKey } = await runOn('notify_user', id, config);
  await runOn('notify_user', id, config);
  const messages = await database().outboxMessage.findMany({ where: { user_id: id } });
  expect(messages).toMatchObject([
    {
      kind: 'rule_notice',
      dedupe_key: messageKey,
      payload: {
        facts: {
          subject: 'Hello ada-of-the-notice',
          text: expect.stringMatching(/^Dear Ada, \{sign\} in: http.*\/sign-in$/),
        },
      },
    },
  ]);
});

test('an audience that is gone is a refusal, not everybody', async () => {
  const audience = await makeAudience();
  await database().audience.delete({ where: { id: audience.id } });
  const run = runOn('add_to_audience', (await makeUser()).id, { audience_uuid: audience.id });
  await expect(run).rejects.toMatchObject({ code: 'rule_broken' });
});

test('people in a batch who are suspended already stay as they are', async () => {
  const suspended = await makeUser({
    status: 'suspended',
    suspended_at: new Date('2020-01-01'),
    suspended_reason: 'x',
  });
  const active = await makeUser();
  const people = [suspended, active].map(({ id }) => ({ userId: id, subjectId: id, approverIds: [] }));
  const results = await transaction(testContext(), async (tx) =>
    actionOf('suspend_user').runBatch?.(tx, people, {}, rule),
  );
  expect([results?.get(suspended.id)?.changed, results?.get(active.id)?.changed]).toEqual([false, true]);
});
