import { beforeEach, expect, test } from 'vitest';
import { database } from '@/lib/db/client';
import { suspendUser } from '@/lib/services/people/suspend-user';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { inDays, quietRules, type TestUser } from '@/lib/testing/rule-on-people';
import { testContext, testNow } from '@/lib/testing/test-context';

const ROUNDS = 3;
const STAFF = 4;

beforeEach(quietRules);

/** A run that acts on all members of staff, which somebody approved who is none any more. */
async function approvedRun(word: string, staff: readonly TestUser[], run_order: number): Promise<void> {
  const [author, approver] = [await makeUser(), await makeUser()];
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [word] } },
    { author: author.id, protect_staff: false, rule: { status: 'active', run_order } },
  );
  const user_ids = staff.map(({ id }) => id);
  const approval = { rule_id: rule.id, version: 1, set_hash: 'hash', user_ids, approved_by_id: approver.id };
  await database().ruleApproval.create({ data: { ...approval, approved_at: testNow, expires_at: inDays(3) } });
  await database().ruleRun.create({
    data: { rule_id: rule.id, version: 1, trigger: 'manual', started_at: testNow },
  });
}

test('of all members of staff, whom two rules and each other’s hands suspend at the same time, one is always left', async () => {
  const left: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await quietRules();
    await database().user.updateMany({ data: { is_staff: false } });
    const words = [uniqueName('team'), uniqueName('team')];
    const staff: TestUser[] = [];
    for (let made = 0; made < STAFF; made++) {
      staff.push(await makeUser({ is_staff: true, affiliations: [words[made % 2] ?? ''] }));
    }
    for (const [place, word] of words.entries()) await approvedRun(word, staff, place + 1);
    const work = () => runRules(testContext(), { clock: () => testNow, batchSize: 2 });
    const byHand = staff.map((person, place) => {
      const other = staff[(place + 1) % STAFF] ?? person;
      return suspendUser(testContext(person), { uuid: other.id, reason: 'They left.' });
    });
    await Promise.allSettled([work(), ...byHand.slice(0, 2), work(), ...byHand.slice(2)]);
    await work();
    left.push(await database().user.count({ where: { is_staff: true, status: 'active' } }));
  }
  expect(left).toEqual(Array.from({ length: ROUNDS }, () => 1));
});
