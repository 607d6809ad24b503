import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { previewSavedRuleOperation, type RulePreview } from '@/lib/contracts/rules/preview';
import { database } from '@/lib/db/client';
import { type Asked, callOperation } from '@/lib/testing/call-operation';
import { makeAudience, makeToken, makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';

const nobody = '01938f3e-6a00-7b1c-8d2e-4f5a6b7c8d9e';
const from = (source: string) => ({ key: 'identity_source', config: { values: [source] } });

let token = '';
let staffId = '';
let stranger = '';
/** The identity source that only the people of one test have. */
let source = '';

beforeAll(async () => {
  staffId = (await makeUser({ is_staff: true })).id;
  token = await makeToken(staffId);
  stranger = await makeToken((await makeUser()).id);
});

beforeEach(() => {
  source = uniqueName('source');
});

const ours = () => makeUser({ identity_source: source });
const names = ({ users }: RulePreview) => users.map(({ username }) => username);

describe('POST /api/scheduled-rules/{id}/preview/', () => {
  const sendSaved = (id: string, body: object = {}, asked: Asked = {}) =>
    callOperation(previewSavedRuleOperation, { token, params: { id }, body, ...asked });
  const findSaved = async (id: string, body: object = {}, asked: Asked = {}): Promise<RulePreview> =>
    (await sendSaved(id, body, asked)).json();
  const snapshotsOf = (rule_id: string) => database().ruleSnapshot.findMany({ where: { rule_id } });

  it('answers 200 and keeps one snapshot that the hash of rule, version and people belongs to', async () => {
    const people = [await ours(), await ours()];
    const rule = await makeRule(from(source));
    const preview = await findSaved(rule.id);
    const ids = people.map(({ id }) => id).toSorted();
    const set_hash = createHash('sha256')
      .update([rule.id, '1', ...ids].join('\n'))
      .digest('hex');
    expect([preview.count, preview.set_hash]).toEqual([2, set_hash]);
    expect(await snapshotsOf(rule.id)).toMatchObject([{ version: 1, by_id: staffId, set_hash, user_ids: ids }]);
  });

  it('since_last says how many were added and are gone since the newest snapshot; null without one', async () => {
    const leaving = await ours();
    await ours();
    const rule = await makeRule(from(source));
    expect((await findSaved(rule.id)).since_last).toBeNull();
    await database().user.update({ where: { id: leaving.id }, data: { identity_source: '' } });
    await ours();
    await ours();
    expect((await findSaved(rule.id)).since_last).toMatchObject({ added: 2, gone: 1 });
  });

  it('with at, another version, q, a later page or CSV nothing is kept', async () => {
    const rule = await makeRule(from(source), { rule: { version: 2 } });
    await database().ruleVersion.create({
      data: {
        rule_id: rule.id,
        version: 1,
        at: new Date(),
        action_key: 'suspend_user',
        action_config: {},
        filters: from('another'),
        max_users: 50,
        max_percent: 5,
      },
    });
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await findSaved(rule.id, { at: later });
    await findSaved(rule.id, { version: 1 });
    await findSaved(rule.id, {}, { query: '?q=a' });
    await findSaved(rule.id, {}, { query: '?page=2' });
    await sendSaved(rule.id, {}, { headers: { accept: 'text/csv' } }).then((answer) => answer.text());
    expect(await snapshotsOf(rule.id)).toEqual([]);
  });

  it('who wrote it, activated it, or is looking is never acted on', async () => {
    const [author, activator, other] = [await ours(), await ours(), await ours()];
    const rule = await makeRule(from(source), { author: author.id });
    await database().ruleVersion.updateMany({
      where: { rule_id: rule.id },
      data: { activated_by_ids: [activator.id] },
    });
    const preview = await findSaved(rule.id);
    expect([names(preview), preview.excluded.self]).toEqual([[other.username], 2]);
  });

  it('answers 400 to a version that there is not', async () => {
    const rule = await makeRule(from(source));
    const answer = await sendSaved(rule.id, { version: 7 });
    expect([answer.status, (await answer.json()).version]).toEqual([400, ['The rule has no such version.']]);
  });

  it('answers 401 without a token', async () => {
    expect((await callOperation(previewSavedRuleOperation, { params: { id: nobody }, body: {} })).status).toBe(401);
  });

  it('answers 403 to people who are neither staff nor support', async () => {
    expect((await sendSaved(nobody, {}, { token: stranger })).status).toBe(403);
  });

  it('answers 404 for no rule', async () => {
    expect((await sendSaved(nobody)).status).toBe(404);
  });

  it('answers 422 to a rule whose audience is gone, naming it, and finds nobody', async () => {
    const audience = await makeAudience([(await ours()).id]);
    const rule = await makeRule({ not: { key: 'audience', config: { audience_uuids: [audience.id] } } });
    expect((await sendSaved(rule.id)).status).toBe(200);
    await database().audience.delete({ where: { id: audience.id } });
    const answer = await sendSaved(rule.id);
    expect([answer.status, (await answer.json()).detail]).toEqual([422, `The audience ${audience.id} does not exist.`]);
  });
});
