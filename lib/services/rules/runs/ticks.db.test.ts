import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const work = (now: Date) => runRules(testContext(systemActor, now), { clock: () => now });
const notifies = { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello {full_name}' } } };
const start = (id: string) => runRule(testContext(author), { id });

let author: User;

beforeEach(async () => {
  const active = { where: { status: 'active' }, data: { status: 'draft', next_run_at: null } };
  await database().scheduledRule.updateMany(active);
  await database().rulesPause.deleteMany();
  author = await makeUser({ is_staff: true });
});

/** An active rule that finds one person. */
async function ruleOn(more: Parameters<typeof makeRule>[1]) {
  const word = uniqueName('team');
  await makeUser({ affiliations: [word] });
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { author: author.id, ...more });
  await activateRule(testContext(author), { id: rule.id });
  return { rule };
}

describe('ticks', () => {
  test('that were missed for three days are run once, late, and counted', async () => {
    const { rule } = await ruleOn(notifies);
    await database().scheduledRule.update({
      where: { id: rule.id },
      data: { next_run_at: new Date('2026-11-23T03:20:00Z') },
    });
    await work(new Date('2026-11-26T12:00:00Z'));
    const runs = await database().ruleRun.findMany({ where: { rule_id: rule.id } });
    expect(runs).toMatchObject([
      {
        trigger: 'schedule',
        is_late: true,
        missed_ticks: 3,
        tick_at: new Date('2026-11-26T03:20:00Z'),
        state: 'succeeded',
      },
    ]);
    await work(new Date('2026-11-26T11:00:00Z'));
    expect(await database().ruleRun.count({ where: { rule_id: rule.id } })).toBe(1);
  });

  test('of a time while everything is paused are not made up for', async () => {
    const { rule } = await ruleOn(notifies);
    await changeAllPaused(testContext(author), { paused: true, note: 'A migration.' });
    const after = new Date('2026-11-25T12:00:00Z');
    await work(after);
    await changeAllPaused(testContext(author, after), { paused: false, note: 'It is over.' });
    await work(after);
    expect(await database().ruleRun.count({ where: { rule_id: rule.id } })).toBe(0);
  });

  test('skip a rule that names what is gone, which is broken, while other rules run', async () => {
    const audience = await database().audience.create({
      data: { name: uniqueName('gone'), created: testNow, modified: testNow },
    });
    const broken = await makeRule(
      { all: [{ key: 'audience', config: { audience_uuids: [audience.id], any_of: true } }] },
      { author: author.id, ...notifies },
    );
    await activateRule(testContext(author), { id: broken.id });
    const { rule } = await ruleOn(notifies);
    await database().audience.delete({ where: { id: audience.id } });
    await work(new Date('2026-11-23T03:20:30Z'));
    expect(await database().scheduledRule.findUnique({ where: { id: broken.id } })).toMatchObject({
      is_broken: true,
      broken_reasons: [{ code: 'audience_missing', path: 'filters.all.0.config.audience_uuids.0' }],
    });
    expect(await database().ruleRun.count({ where: { rule_id: broken.id } })).toBe(0);
    expect(await database().ruleRun.findMany({ where: { rule_id: rule.id } })).toMatchObject([
      { state: 'succeeded', is_late: false },
    ]);
    await expect(start(broken.id)).rejects.toMatchObject({ code: 'rule_broken' });
  });
});

test.each(['draft', 'paused', 'archived'])('a rule that is %s cannot be due', async (status) => {
  const rule = { status, paused_at: status === 'paused' ? testNow : null, next_run_at: testNow };
  const made = makeRule({ key: 'never_signed_in', config: {} }, { rule });
  await expect(made).rejects.toThrow('scheduled_rule_next_run_active');
});
