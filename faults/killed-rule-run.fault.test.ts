import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { bundled } from '@/faults/testing/bundled';
import { spreadOver } from '@/faults/testing/deaths';
import { startVictim } from '@/faults/testing/start-victim';
import { untilStill } from '@/faults/testing/until-still';
import { database, sql } from '@/lib/db/client';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { runRule } from '@/lib/services/rules/runs/run-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { testContext } from '@/lib/testing/test-context';

const PEOPLE = 3_000;
const BATCH = 100;
const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-11-22T10:01:00Z');

const job = bundled('scripts/commands/job.ts');

beforeEach(async () => {
  await database().$executeRaw(sql`TRUNCATE user_account, scheduled_rule, outbox_message CASCADE`);
});

/** A queued run that notifies everyone of a team. */
async function queuedRun(): Promise<string> {
  const team = uniqueName('team');
  const names = Array.from({ length: PEOPLE }, (_, at) => `${team}-${at}`);
  const made = { affiliations: [team], created: NOW, modified: NOW };
  await database().user.createMany({
    data: names.map((name) => ({ ...made, username: name, full_name: name, email: `${name}@example.org` })),
  });
  const author = await makeUser({ is_staff: true });
  const action = { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } };
  const rule = await makeRule({ key: 'affiliation', config: { values: [team] } }, { author: author.id, action });
  await activateRule(testContext(author, NOW), { id: rule.id });
  return (await runRule(testContext(author, NOW), { id: rule.id })).id;
}

const doneIn = (run_id: string) => database().ruleRunPerson.count({ where: { run_id, outcome: 'done' } });
const messages = () => database().outboxMessage.count({ where: { kind: 'rule_notice' } });

test.each(spreadOver(PEOPLE / 2).map((people) => ({ people })))(
  'a run that is killed after $people people keeps whole batches, and the next worker reaches everyone else once, under its id',
  async ({ people }) => {
    const id = await queuedRun();
    const victim = startVictim([job(), 'run-rules'], { HEED_CLOCK: NOW.toISOString() });
    while ((await doneIn(id)) < Math.max(people, 1)) await sleep(2);
    await victim.kill();
    await untilStill();
    const done = await doneIn(id);
    expect([done % BATCH, done < PEOPLE, await messages()]).toEqual([0, true, done]);
    await runRules(testContext(undefined, LATER), { clock: () => LATER });
    expect(await database().ruleRun.findMany()).toMatchObject([{ id, state: 'succeeded' }]);
    expect([await doneIn(id), await messages()]).toEqual([PEOPLE, PEOPLE]);
    expect(await database().ruleSubject.count({ where: { state: 'done' } })).toBe(PEOPLE);
  },
  60_000,
);
