import { beforeEach, describe, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';
import { changeAllPaused } from '@/lib/services/rules/lifecycle/change-all-paused';
import { changeRule } from '@/lib/services/rules/lifecycle/change-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { breakRules } from '@/lib/services/rules/runs/break-rules';
import { makeUser } from '@/lib/testing/make';
import { makeRun } from '@/lib/testing/make-run';
import { testContext } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

let staff: User;

beforeEach(async () => {
  await database().rulesPause.deleteMany();
  staff = await makeUser({ is_staff: true });
});

const open = [
  { state: 'queued', subject: 'listed' },
  { state: 'waiting_for_approval', subject: 'listed' },
  { state: 'quarantined', subject: 'listed' },
  { state: 'running', subject: 'claimed' },
] as const;

const ends: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  rule_changed: (id) => changeRule(testContext(staff), { id, warn_days: 3 }, { requireVersion: () => undefined }),
  rule_paused: (id) => pauseRule(testContext(staff), { id }),
  all_paused: () => changeAllPaused(testContext(staff), { paused: true, note: 'A migration.' }),
  rule_archived: (id) => archiveRule(testContext(staff), { id }),
  rule_broken: async (rule_id) => {
    const lost = { kind: 'audience', target: crypto.randomUUID(), path: 'filters.config.audience_uuids.0' };
    await database().ruleReference.create({ data: { rule_id, ...lost } });
    await breakRules(testContext());
  },
};

describe.each(Object.keys(ends))('with the reason %s', (reason) => {
  test('an open run is cancelled, whatever its state, and who was not reached is skipped', async () => {
    for (const made of open) {
      await database().rulesPause.deleteMany();
      const { rule, run, subject } = await makeRun(made);
      await ends[reason]?.(rule.id);
      const counts = { matched: 1, skipped: 1, done: 0 };
      expect(await database().ruleRun.findUnique({ where: { id: run.id } })).toMatchObject({
        state: 'cancelled',
        cancel_reason: reason,
        ended_at: expect.any(Date),
        counts,
      });
      expect(await database().ruleSubject.findUnique({ where: { id: subject.id } })).toMatchObject({
        state: 'skipped',
        reason: 'run_cancelled',
      });
    }
  });

  test('an ended run stays as it is, and a run of another rule goes on unless all are paused', async () => {
    const [ended, other] = [await makeRun(), await makeRun({ state: 'running', subject: 'claimed' })];
    await ends[reason]?.(ended.rule.id);
    expect(await database().ruleRun.findUnique({ where: { id: ended.run.id } })).toMatchObject({ state: 'succeeded' });
    expect(await database().ruleRun.findUnique({ where: { id: other.run.id } })).toMatchObject({
      state: reason === 'all_paused' ? 'cancelled' : 'running',
    });
  });
});
