import { beforeEach, describe, expect, test } from 'vitest';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import { database } from '@/lib/db/client';
import { deleteAudience } from '@/lib/services/audiences/delete-audience';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { actBatch } from '@/lib/services/rules/runs/act-batch';
import { readActing } from '@/lib/services/rules/runs/acting';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { makeList } from '@/lib/services/rules/runs/make-list';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { takeRuns } from '@/lib/services/rules/runs/take-runs';
import { makeAudience, makeCustomer, makeProject, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRequirement } from '@/lib/testing/make-access';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const MINUTE_MS = 60_000;
const work = (now = testNow) => runRules(testContext(systemActor, now), { clock: () => now });
const page = { page: 1, page_size: 10, format: 'json' } as const;
const notifies = { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } } };

let staff: User;

beforeEach(async () => {
  await database().scheduledRule.updateMany({ data: { status: 'archived', next_run_at: null, paused_at: null } });
  await database().rulesPause.deleteMany();
  staff = await makeUser({ is_staff: true });
});

/** What a rule names, how it names it, and how that goes away. Each would find everyone if it were just left out. */
type Named = {
  rule: (team: FilterNode) => Parameters<typeof makeRule>;
  sentence: string;
  remove: () => Promise<unknown>;
};

const kinds: Readonly<Record<string, () => Promise<Named>>> = {
  audience: async () => {
    const { id } = await makeAudience();
    const outside = { not: { key: 'audience', config: { audience_uuids: [id], any_of: true } } };
    return {
      rule: (team) => [{ all: [team, outside] }, notifies],
      sentence: `The audience ${id} does not exist.`,
      remove: () => database().audience.delete({ where: { id } }),
    };
  },
  role: async () => {
    const name = uniqueName('PROJECT_GUEST').replaceAll('-', '');
    const { id } = await database().role.create({ data: { name, scope_type: 'project' } });
    const shown = name.replace('_', '.');
    const without = { key: 'role', config: { roles: [shown], scope: 'project', has: false } };
    return {
      rule: (team) => [{ all: [team, without] }, notifies],
      sentence: `The role ${shown} does not exist`,
      remove: () => database().role.delete({ where: { id } }),
    };
  },
  requirement: async () => {
    const { id } = await makeRequirement();
    const lapsed = { not: { key: 'access_expired', config: { requirement_ids: [id] } } };
    return {
      rule: (team) => [{ all: [team, lapsed] }, notifies],
      sentence: `The requirement ${id} does not exist.`,
      remove: () => database().accessRequirement.delete({ where: { id } }),
    };
  },
  profile: async () => {
    const { id } = await makePurgeProfile();
    return {
      rule: (team) => [team, { action: { key: 'delete_user', config: { grace_days: 30, profile_id: id } } }],
      sentence: `The purge profile ${id} does not exist`,
      remove: () => database().purgeProfile.delete({ where: { id } }),
    };
  },
  customer: async () => {
    const { id } = await makeCustomer();
    return {
      rule: (team) => [team, { action: { key: 'revoke_roles', config: { customer_uuids: [id] } } }],
      sentence: `The organisation ${id} does not exist.`,
      remove: () => database().customer.delete({ where: { id } }),
    };
  },
  project: async () => {
    const { id } = await makeProject();
    return {
      rule: (team) => [team, { action: { key: 'revoke_roles', config: { project_uuids: [id] } } }],
      sentence: `The project ${id} does not exist.`,
      remove: () => database().project.update({ where: { id }, data: { is_removed: true } }),
    };
  },
};

const brokenNotices = (rule_id: string) =>
  database().adminNotification.findMany({
    where: { type: 'rule_broken', action_url: { contains: rule_id } },
  });

describe.each(Object.keys(kinds))('when the %s that a rule names ceases to exist', (kind) => {
  test('the rule is broken, staff are told once, its ticks are skipped, it is neither run nor previewed, and other rules run', async () => {
    const affiliation = uniqueName('team');
    const person = await makeUser({ affiliations: [affiliation] });
    const team = { key: 'affiliation', config: { values: [affiliation] } };
    const named = await kinds[kind]?.();
    const [filters, more] = named?.rule(team) ?? [team];
    const due = { status: 'active', next_run_at: testNow, cron: '* * * * *' };
    const broken = await makeRule(filters, { ...more, rule: due });
    const whole = await makeRule(team, { ...notifies, rule: due });
    await named?.remove();
    for (let tick = 0; tick < 3; tick++) await work(new Date(testNow.getTime() + tick * MINUTE_MS));
    expect(await database().scheduledRule.findUnique({ where: { id: broken.id } })).toMatchObject({
      is_broken: true,
      status: 'active',
      broken_reasons: [{ code: `${kind}_missing`, path: expect.stringMatching(/^(filters|action)\..*config\./) }],
    });
    expect(await brokenNotices(broken.id)).toMatchObject([{ priority_rank: 3, fold_count: 1 }]);
    expect(await database().ruleRun.count({ where: { rule_id: broken.id } })).toBe(0);
    const ruleBroken = { code: 'rule_broken', facts: { detail: expect.stringContaining(named?.sentence ?? kind) } };
    await expect(runRule(testContext(staff), { id: broken.id })).rejects.toMatchObject(ruleBroken);
    await expect(previewSavedRule(testContext(staff), { id: broken.id, ...page })).rejects.toMatchObject(ruleBroken);
    expect(await database().ruleSubject.findMany({ where: { user_id: person.id } })).toMatchObject([
      { rule_id: whole.id, state: 'done' },
    ]);
  });
});

test('deleting an audience breaks drafts, paused and active rules that name it at once, and cancels their open runs', async () => {
  const audience = await makeAudience([(await makeUser()).id]);
  const filters = { key: 'audience', config: { audience_uuids: [audience.id] } };
  const rules = [];
  for (const status of ['draft', 'paused', 'active']) {
    const paused_at = status === 'paused' ? testNow : null;
    rules.push(await makeRule(filters, { rule: { status, paused_at } }));
  }
  const archived = await makeRule(filters, { rule: { status: 'archived' } });
  const active = rules.at(-1)?.id ?? '';
  const { id } = await runRule(testContext(staff), { id: active });
  await work();
  const waiting = await database().ruleRun.findUniqueOrThrow({ where: { id } });
  expect(waiting.state).toBe('waiting_for_approval');
  await deleteAudience(testContext(staff), { uuid: audience.id, break_rules: true });
  const broken = await database().scheduledRule.findMany({
    where: { is_broken: true, references: { some: { target: audience.id } } },
  });
  expect(new Set(broken.map((rule) => rule.id))).toEqual(new Set(rules.map((rule) => rule.id)));
  expect(await database().scheduledRule.findUnique({ where: { id: archived.id } })).toMatchObject({ is_broken: false });
  expect(await database().ruleRun.findUnique({ where: { id } })).toMatchObject({
    state: 'cancelled',
    cancel_reason: 'rule_broken',
  });
  const approve = approveRun(testContext(await makeUser({ is_staff: true })), { id, set_hash: waiting.set_hash });
  await expect(approve).rejects.toMatchObject({ code: 'moved_on' });
});

test('a run that acts when what its rule names goes away acts on nobody else', async () => {
  const audience = await makeAudience();
  const affiliation = uniqueName('team');
  for (let made = 0; made < 3; made++) await makeUser({ affiliations: [affiliation] });
  const outside = { not: { key: 'audience', config: { audience_uuids: [audience.id] } } };
  const team = { key: 'affiliation', config: { values: [affiliation] } };
  const rule = await makeRule({ all: [team, outside] }, { ...notifies, rule: { status: 'active' } });
  const { id } = await runRule(testContext(staff), { id: rule.id });
  const leaseId = crypto.randomUUID();
  await makeList(testContext(), id);
  await takeRuns(testContext(), leaseId);
  const worker = { leaseId, place: { after: null } };
  const batch = { size: 1, isOver: () => false, failure: null };
  await actBatch(testContext(), await readActing(testContext(), id), worker, batch);
  await database().audience.delete({ where: { id: audience.id } });
  await work(new Date(testNow.getTime() + 2 * MINUTE_MS));
  expect(await database().ruleRun.findUnique({ where: { id } })).toMatchObject({
    state: 'cancelled',
    cancel_reason: 'rule_broken',
    counts: { done: 1, skipped: 2 },
  });
});

test('excluded people who are deleted later do not break a rule', async () => {
  const affiliation = uniqueName('team');
  const person = await makeUser({ affiliations: [affiliation] });
  const excluded = await makeUser({ affiliations: [affiliation] });
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [affiliation] } },
    { ...notifies, excluded_user_uuids: [excluded.id], rule: { status: 'active' } },
  );
  await database().user.update({ where: { id: excluded.id }, data: { status: 'deleted', deleted_at: testNow } });
  await runRule(testContext(staff), { id: rule.id });
  await work();
  expect(await database().scheduledRule.findUnique({ where: { id: rule.id } })).toMatchObject({ is_broken: false });
  expect(await database().ruleSubject.findMany({ where: { rule_id: rule.id } })).toMatchObject([
    { user_id: person.id, state: 'done' },
  ]);
});

test('a rule is mended when what it lacked is there again, and says what else it lacks while it is broken', async () => {
  const [first, second] = [await makeProject(), await makeProject()];
  const action = { key: 'revoke_roles', config: { project_uuids: [first.id, second.id] } };
  const rule = await makeRule({ key: 'never_signed_in', config: {} }, { action, rule: { status: 'active' } });
  const remove = (id: string, is_removed: boolean) =>
    database().project.update({ where: { id }, data: { is_removed } });
  const read = () => database().scheduledRule.findUniqueOrThrow({ where: { id: rule.id } });
  const paths = async () => {
    await work();
    const { broken_reasons, is_broken } = await read();
    return [is_broken, Object.values(Object(broken_reasons)).map((reason) => Object(reason).path)];
  };
  await remove(first.id, true);
  expect(await paths()).toEqual([true, ['action.config.project_uuids.0']]);
  await remove(second.id, true);
  expect(await paths()).toEqual([true, ['action.config.project_uuids.0', 'action.config.project_uuids.1']]);
  await remove(first.id, false);
  expect(await paths()).toEqual([true, ['action.config.project_uuids.1']]);
  await remove(first.id, true);
  await remove(second.id, false);
  expect(await paths()).toEqual([true, ['action.config.project_uuids.0']]);
  await remove(first.id, false);
  await remove(second.id, true);
  expect(await paths()).toEqual([true, ['action.config.project_uuids.1']]);
  await remove(second.id, false);
  expect(await paths()).toEqual([false, []]);
  expect(await brokenNotices(rule.id)).toHaveLength(1);
});

describe('a day of a warning that passed while the rule was broken moves, and is mailed, when the rule is mended', () => {
  const later = new Date(testNow.getTime() + 10 * 24 * 60 * MINUTE_MS);

  /** A broken rule that has warned somebody whose day has passed. @returns how it is mended, and who was told what */
  async function mendable() {
    const project = await makeProject({ is_removed: true });
    const user = await makeUser();
    const action = { key: 'revoke_roles', config: { project_uuids: [project.id] } };
    const due = { status: 'active', next_run_at: new Date(later.getTime() + MINUTE_MS) };
    const rule = await makeRule({ key: 'never_signed_in', config: {} }, { action, warn_days: 3, rule: due });
    const row = { rule_id: rule.id, version: 1, user_id: user.id, action: action.key, state: 'warned', at: testNow };
    await database().ruleSubject.create({ data: { ...row, warned_at: testNow, due_on: testNow } });
    await work();
    const mend = async () => {
      await database().project.update({ where: { id: project.id }, data: { is_removed: false } });
      await work(later);
      expect(await database().scheduledRule.findUnique({ where: { id: rule.id } })).toMatchObject({ is_broken: false });
    };
    const messageCount = () => database().outboxMessage.count({ where: { user_id: user.id, kind: 'rule_warning' } });
    return { rule, mend, messageCount };
  }

  test('at once where nothing is paused', async () => {
    const { mend, messageCount } = await mendable();
    await mend();
    expect(await messageCount()).toBe(1);
  });

  test('at the end of the pause where the rule is paused', async () => {
    const { mend, rule, messageCount } = await mendable();
    await pauseRule(testContext(staff), { id: rule.id });
    await mend();
    expect(await messageCount()).toBe(0);
    await resumeRule(testContext(staff, later), { id: rule.id });
    expect(await messageCount()).toBe(1);
  });

  test('at the end of the pause of everything, and never while the rule stays broken', async () => {
    const [mended, broken] = [await mendable(), await mendable()];
    const paused = (is: boolean) => changeAllPaused(testContext(staff, later), { paused: is, note: 'A migration.' });
    await paused(true);
    await mended.mend();
    expect(await mended.messageCount()).toBe(0);
    await paused(false);
    expect([await mended.messageCount(), await broken.messageCount()]).toEqual([1, 0]);
  });
});
