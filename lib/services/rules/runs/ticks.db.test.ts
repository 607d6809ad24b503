import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nextTick } from '@/lib/core/next-tick';
import { database } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { cancelRun } from '@/lib/services/rules/runs/cancel-run';
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

  /** The runs of a rule whose worker looks every few minutes. */
  async function runsWhileLooking(cron: string, from: string, to: string, everyMinutes = 5) {
    const { rule } = await ruleOn({ ...notifies, rule: { cron, time_zone: 'Europe/Tallinn' } });
    await database().scheduledRule.update({
      where: { id: rule.id },
      data: { next_run_at: nextTick(cron, new Date(from), 'Europe/Tallinn') },
    });
    for (let ms = Date.parse(from); ms <= Date.parse(to); ms += everyMinutes * 60_000) await work(new Date(ms));
    const runs = await database().ruleRun.findMany({ where: { rule_id: rule.id }, orderBy: { id: 'asc' } });
    return runs.map(({ is_late, missed_ticks, started_at, tick_at }) => ({
      tick: tick_at?.toISOString().slice(5, 16),
      started: started_at.toISOString().slice(5, 16),
      is_late,
      missed_ticks,
    }));
  }

  test('that the clocks skip run at the first minute that exists, and those that come twice run once', async () => {
    const inTime = { is_late: false, missed_ticks: 0 };
    expect(await runsWhileLooking('30 3 * * *', '2027-03-28T00:00:00Z', '2027-03-28T03:00:00Z')).toEqual([
      { tick: '03-28T01:00', started: '03-28T01:00', ...inTime },
    ]);
    expect(await runsWhileLooking('30 3 * * *', '2027-10-31T00:00:00Z', '2027-10-31T03:00:00Z')).toEqual([
      { tick: '10-31T00:30', started: '10-31T00:30', ...inTime },
    ]);
    expect(await runsWhileLooking('*/30 * * * *', '2027-10-31T00:10:00Z', '2027-10-31T02:10:00Z', 10)).toEqual([
      { tick: '10-31T00:30', started: '10-31T00:30', ...inTime },
      { tick: '10-31T02:00', started: '10-31T02:00', ...inTime },
    ]);
  });

  test('are late from more than five minutes on, or when they stand for several, whose number is exact', async () => {
    const { rule } = await ruleOn({ ...notifies, rule: { cron: '0 * * * *' } });
    const runAt = async (now: string) => {
      await work(new Date(now));
      const where = { rule_id: rule.id };
      return database().ruleRun.findFirst({ where, orderBy: { id: 'desc' } });
    };
    const tick = (hour: number) => new Date(`2026-11-22T${hour}:00:00Z`);
    expect(await runAt('2026-11-22T11:05:00Z')).toMatchObject({ tick_at: tick(11), is_late: false, missed_ticks: 0 });
    expect(await runAt('2026-11-22T12:05:00.001Z')).toMatchObject({
      tick_at: tick(12),
      is_late: true,
      missed_ticks: 0,
    });
    expect(await runAt('2026-11-22T14:00:30Z')).toMatchObject({ tick_at: tick(14), is_late: true, missed_ticks: 1 });
    expect(await runAt('2026-11-22T19:59:59Z')).toMatchObject({ tick_at: tick(19), is_late: true, missed_ticks: 4 });
  });

  test('run once when the clock is set back an hour, and go on at their next time', async () => {
    const { rule } = await ruleOn({ ...notifies, rule: { cron: '*/30 * * * *' } });
    const ticksBy = async (now: string) => {
      await work(new Date(now));
      const runs = await database().ruleRun.findMany({ where: { rule_id: rule.id }, orderBy: { id: 'asc' } });
      return runs.map(({ tick_at }) => tick_at?.toISOString().slice(11, 16));
    };
    expect(await ticksBy('2026-11-22T11:30:00Z')).toEqual(['11:30']);
    for (const again of ['10:31', '11:00', '11:30', '11:59']) {
      expect(await ticksBy(`2026-11-22T${again}:00Z`)).toEqual(['11:30']);
    }
    expect(await ticksBy('2026-11-22T12:00:00Z')).toEqual(['11:30', '12:00']);
  });

  test('that find an open run start none, and are not made up for; nor are those of a rule that was paused', async () => {
    const { rule } = await ruleOn({ ...notifies, max_users: 1, rule: { cron: '0 * * * *' } });
    const count = () => database().ruleRun.count({ where: { rule_id: rule.id } });
    await makeUser({ affiliations: await affiliationsOf(rule.id) });
    const { id } = await start(rule.id);
    await work(testNow);
    await work(new Date('2026-11-22T14:30:00Z'));
    expect(await count()).toBe(1);
    await cancelRun(testContext(author), { id });
    await work(new Date('2026-11-22T14:40:00Z'));
    expect(await count()).toBe(1);
    await pauseRule(testContext(author), { id: rule.id });
    await work(new Date('2026-11-22T18:30:00Z'));
    await resumeRule(testContext(author, new Date('2026-11-22T18:30:00Z')), { id: rule.id });
    await work(new Date('2026-11-22T18:31:00Z'));
    expect(await count()).toBe(1);
    await work(new Date('2026-11-22T19:00:00Z'));
    expect(await database().ruleRun.findFirst({ where: { rule_id: rule.id }, orderBy: { id: 'desc' } })).toMatchObject({
      tick_at: new Date('2026-11-22T19:00:00Z'),
      missed_ticks: 0,
      is_late: false,
    });
  });

  test('of rules that are due at the same time make their lists by run order, then name', async () => {
    const names = ['b', 'a', 'c'].map((letter) => uniqueName(letter));
    const rules: { id: string; name: string }[] = [];
    for (const [place, name] of names.entries()) {
      const { rule } = await ruleOn({ ...notifies, rule: { name, run_order: place === 2 ? 1 : 2 } });
      rules.push(rule);
    }
    await work(new Date('2026-11-23T03:20:00Z'));
    const entries = await database().auditEntry.findMany({
      where: { operation: 'run-rules', facts: { path: ['people'], equals: 1 } },
      orderBy: { id: 'asc' },
    });
    const listed = entries.map(({ subject_id }) => subject_id);
    const runs = await database().ruleRun.findMany({ where: { rule_id: { in: rules.map(({ id }) => id) } } });
    const places = runs.map(({ id, rule_id }) => [
      rules.find((rule) => rule.id === rule_id)?.name.slice(0, 1),
      listed.indexOf(id),
    ]);
    expect(places.toSorted(([, one], [, other]) => Number(one) - Number(other)).map(([letter]) => letter)).toEqual([
      'c',
      'a',
      'b',
    ]);
  });
});

test.each(['draft', 'paused', 'archived'])('a rule that is %s cannot be due', async (status) => {
  const rule = { status, paused_at: status === 'paused' ? testNow : null, next_run_at: testNow };
  const made = makeRule({ key: 'never_signed_in', config: {} }, { rule });
  await expect(made).rejects.toThrow('scheduled_rule_next_run_active');
});

async function affiliationsOf(ruleId: string): Promise<string[]> {
  const [version] = await database().ruleVersion.findMany({ where: { rule_id: ruleId } });
  return z.object({ config: z.object({ values: z.array(z.string()) }) }).parse(version?.filters).config.values;
}
