import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { approveRun } from '@/lib/services/rules/runs/approve-run';
import { contextOf } from '@/prisma/demo/context-of';
import { importDemo } from '@/prisma/demo/import-demo';
import { playRules } from '@/prisma/demo/play-rules';

const NOW = new Date('2026-11-22T09:00:00Z');
const DAY_MS = 86_400_000;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  await importDemo();
  await playRules();
}, 60_000);
afterAll(() => vi.useRealTimers());

test('the demo has three rules in different states: one succeeds, one is in quarantine, and one waits for the approval of the other admin', async () => {
  const rules = await database().scheduledRule.findMany({ include: { runs: { orderBy: { id: 'asc' } } } });
  const newest = new Map(rules.map(({ name, runs }) => [name, runs.at(-1)]));
  expect(Object.fromEntries([...newest].map(([name, run]) => [name, run?.state]))).toEqual({
    'Delete who has been suspended for 7 years': 'waiting_for_approval',
    'Remind who never signed in': 'succeeded',
    'Suspend whoever has not signed in for a year': 'quarantined',
  });
  for (const { runs } of rules) {
    const since = NOW.getTime() - (runs[0]?.started_at.getTime() ?? NOW.getTime());
    expect([runs.length > 10, since > 14 * DAY_MS]).toEqual([true, true]);
  }
  const waiting = newest.get('Delete who has been suspended for 7 years');
  const asked = { id: waiting?.id ?? '', set_hash: waiting?.set_hash ?? '' };
  await expect(approveRun(await contextOf('astrid', 0), asked)).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await approveRun(await contextOf('ingrid', 0), asked)).toMatchObject({ state: 'running' });
});

test('in the last weeks the demo has suspended somebody, whom it had warned two weeks before and Ingrid had approved', async () => {
  const { id } = await database().user.findUniqueOrThrow({ where: { external_id: 'demo-farah-idris' } });
  const ingrid = await database().user.findUniqueOrThrow({ where: { external_id: 'demo-ingrid' } });
  const [row] = await database().ruleSubject.findMany({ where: { user_id: id, action: 'suspend_user' } });
  expect(row).toMatchObject({ state: 'done', approved_by_id: ingrid.id });
  expect((row?.at.getTime() ?? 0) - (row?.warned_at?.getTime() ?? 0)).toBeGreaterThanOrEqual(14 * DAY_MS - 1);
  expect(await database().user.findUnique({ where: { id } })).toMatchObject({ status: 'suspended' });
});
