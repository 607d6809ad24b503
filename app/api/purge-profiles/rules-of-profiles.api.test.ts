import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/contracts/operation';
import {
  changeProfileOperation,
  createPurgeProfileOperation,
  type PurgeProfile,
} from '@/lib/contracts/people/purge-profiles';
import { previewSavedRuleOperation } from '@/lib/contracts/rules/preview';
import {
  activateRuleOperation,
  approveRuleOperation,
  archiveRuleOperation,
  changeRuleOperation,
  duplicateRuleOperation,
  listRulesOperation,
  pauseRuleOperation,
  readRuleOperation,
  restoreRuleOperation,
  resumeRuleOperation,
  runRuleOperation,
} from '@/lib/contracts/rules/rules';
import { database } from '@/lib/db/client';
import { callOperation } from '@/lib/testing/call-operation';
import { makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makePurgeProfile } from '@/lib/testing/make-purge-profile';
import { makeRule } from '@/lib/testing/make-rule';
import { testNow } from '@/lib/testing/test-context';

let staffId = '';
let token = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true, full_name: 'Astrid' })).id;
  token = await makeToken(staffId);
});

const post = (body: object) => callOperation(createPurgeProfileOperation, { token, body });
const patch = (id: string, body: object) => callOperation(changeProfileOperation, { token, params: { id }, body });
const given = () => ({ name: uniqueName('profile'), applies_to: 'deleted', after_days: 60, fields: ['email'] });

describe('the built-in rule of a profile', () => {
  const ruleOf = (profile_id: string) =>
    database().scheduledRule.findUniqueOrThrow({
      where: { profile_id },
      include: { versions: { orderBy: { version: 'asc' } } },
    });
  const ruleNow = (id: string | null) => database().scheduledRule.findUniqueOrThrow({ where: { id: id ?? '' } });
  const made = async (more: object = {}): Promise<PurgeProfile> =>
    (await post({ ...given(), is_on: true, ...more })).json();

  it('is there and active while the profile is on: it purges who has had the status for its days, daily', async () => {
    const { id, name, rule_id } = await made();
    const rule = await ruleOf(id);
    expect(rule).toMatchObject({
      id: rule_id,
      name: `Purge: ${name}`,
      status: 'active',
      version: 1,
      cron: '20 3 * * *',
    });
    expect(rule.next_run_at).not.toBeNull();
    expect(rule.versions).toMatchObject([
      {
        author_id: staffId,
        action_key: 'purge_user_data',
        action_config: { profile_id: id },
        filters: {
          all: [
            { key: 'user_status', config: { status: 'deleted' } },
            { key: 'duration', config: { since: 'deleted_at', at_least: { value: 60, unit: 'days' } } },
          ],
        },
      },
    ]);
    const atOnce = await made({ after_days: 0, applies_to: 'suspended' });
    expect((await ruleOf(atOnce.id)).versions).toMatchObject([
      { filters: { all: [{ key: 'user_status', config: { status: 'suspended' } }] } },
    ]);
  });

  it('is archived when the profile is turned off, and the same rule is active again when it is turned on', async () => {
    const { id, rule_id } = await made();
    expect(await (await patch(id, { is_on: false })).json()).toMatchObject({ is_on: false, rule_id: null });
    expect(await ruleOf(id)).toMatchObject({ status: 'archived', next_run_at: null });
    expect(await (await patch(id, { is_on: true })).json()).toMatchObject({ is_on: true, rule_id });
    expect(await ruleOf(id)).toMatchObject({ status: 'active', version: 1 });
  });

  it('gets a new version by a change of fields, records or days, stays active, and its approvals end', async () => {
    const { id } = await made();
    const rule = await ruleOf(id);
    const approval = { rule_id: rule.id, version: 1, set_hash: 'x', user_ids: [], approved_by_id: staffId };
    await database().ruleApproval.create({ data: { ...approval, approved_at: testNow, expires_at: testNow } });
    await patch(id, { after_days: 90 });
    await patch(id, { records: ['tokens'] });
    expect(await ruleOf(id)).toMatchObject({ status: 'active', version: 3 });
    expect((await ruleOf(id)).versions[2]?.differences).toEqual([
      { path: 'profile.records', from: [], to: ['tokens'] },
    ]);
    expect(await database().ruleApproval.count({ where: { rule_id: rule.id, ended_at: null } })).toBe(0);
    await patch(id, { name: uniqueName('renamed') });
    expect((await ruleOf(id)).version).toBe(3);
  });

  it('is not changed but by its profile', async () => {
    const { rule_id } = await made();
    const params = { id: rule_id ?? '' };
    const rejected: [Operation, object?][] = [
      [changeRuleOperation, { warn_days: 3 }],
      [activateRuleOperation],
      [archiveRuleOperation],
      [restoreRuleOperation],
      [duplicateRuleOperation],
    ];
    for (const [operation, body] of rejected) {
      const answer = await callOperation(operation, { token, params, ...(body !== undefined && { body }) });
      const { detail } = await answer.json();
      expect([operation.id, answer.status, detail]).toEqual([operation.id, 409, 'Change the purge profile instead.']);
    }
    expect(await ruleOf((await ruleNow(rule_id)).profile_id ?? '')).toMatchObject({ status: 'active', version: 1 });
  });

  it('is in the list, and previewed, approved, run, paused and resumed like any other', async () => {
    const { id, name, rule_id } = await made({ after_days: 0, applies_to: 'suspended' });
    const someone = await makeUser({ status: 'suspended', suspended_at: testNow });
    const params = { id: rule_id ?? '' };
    const ask = async (operation: Operation, more: object = {}, caller = token) => {
      const answer = await callOperation(operation, { token: caller, params, ...more });
      expect([operation.id, answer.status < 300]).toEqual([operation.id, true]);
      return answer.json();
    };
    const shown = {
      id: rule_id,
      is_built_in: true,
      profile_id: id,
      is_destructive: true,
      approval: { state: 'needed' },
    };
    expect(await ask(listRulesOperation, { params: {}, query: `?q=${name}` })).toMatchObject([
      { ...shown, name: `Purge: ${name}` },
    ]);
    const { set_hash, users } = await ask(previewSavedRuleOperation, { body: {} });
    expect(users).toMatchObject([{ uuid: someone.id, will: 'act' }]);
    const other = await makeToken((await makeUser({ is_staff: true })).id);
    await ask(approveRuleOperation, { body: { set_hash } }, other);
    expect(await ask(pauseRuleOperation)).toMatchObject({ status: 'paused' });
    expect(await ask(resumeRuleOperation)).toMatchObject({ status: 'active', approval: { state: 'given' } });
    expect(await ask(runRuleOperation)).toMatchObject({ rule_id, state: 'queued' });
    await patch(id, { is_on: false });
  });

  it('leaves alone whose purge follows from their deletion, and finds whom an import deleted', async () => {
    const { rule_id } = await made({ after_days: 14 });
    const longAgo = new Date(Date.now() - 40 * 86_400_000);
    const deleted = { status: 'deleted', deleted_at: longAgo };
    const imported = await makeUser(deleted);
    const byHand = await makeUser({ ...deleted, purge_due_on: new Date(), purge_plan: {} });
    const asked = { token, params: { id: rule_id ?? '' }, body: {} };
    const { excluded_users, matched, users } = await (await callOperation(previewSavedRuleOperation, asked)).json();
    expect([matched, users, excluded_users]).toMatchObject([1, [{ uuid: imported.id }], []]);
    expect(JSON.stringify(users)).not.toContain(byHand.id);
  });

  it('is of whoever changed the profile last, who cannot approve it; a taken name is refused', async () => {
    const { id, name, rule_id } = await made();
    const other = await makeUser({ is_staff: true });
    const renamed = uniqueName('renamed');
    const asked = { token: await makeToken(other.id), params: { id }, body: { name: renamed } };
    expect((await callOperation(changeProfileOperation, asked)).status).toBe(200);
    expect(await ruleNow(rule_id)).toMatchObject({ name: `Purge: ${renamed}`, version: 1 });
    expect((await ruleOf(id)).versions).toMatchObject([{ author_id: other.id, former_author_ids: [staffId] }]);
    const shown = await callOperation(readRuleOperation, { token, params: { id: rule_id ?? '' } });
    expect((await shown.json()).author_uuids).toEqual([other.id, staffId]);
    await makeRule({ key: 'user_status', config: { status: 'active' } }, { rule: { name: `purge: ${name}` } });
    const answer = await patch(id, { name });
    expect([answer.status, (await answer.json()).detail]).toEqual([409, 'A rule with this name exists already.']);
    expect((await ruleOf(id)).name).toBe(`Purge: ${renamed}`);
  });
});

describe('a rule that names a profile', () => {
  it('gets a new version and is a draft again when what the profile purges changes, and not by its name or days', async () => {
    const { id } = await makePurgeProfile();
    const { id: ruleId } = await makeRule(
      { all: [{ key: 'user_status', config: { status: 'deleted' } }] },
      {
        action: { key: 'purge_user_data', config: { profile_id: id } },
        rule: { status: 'active' },
      },
    );
    const ruleNow = () => database().scheduledRule.findUniqueOrThrow({ where: { id: ruleId } });
    await patch(id, { after_days: 5, name: uniqueName('profile') });
    expect(await ruleNow()).toMatchObject({ status: 'active', version: 1 });
    await patch(id, { fields: ['email'] });
    expect(await ruleNow()).toMatchObject({ status: 'draft', version: 2 });
  });
});
