import { listUserHistoryOperation } from '@/lib/contracts/people/history';
import { database } from '@/lib/db/client';
import { listUserHistory } from '@/lib/services/people/list-user-history';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

export type TestUser = Awaited<ReturnType<typeof makeUser>>;

const DAY_MS = 86_400_000;

/** The time of tests, so many days later. */
export const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);

/** Settings of a rule that needs no approval: it notifies. */
export const notifies = { action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello {full_name}' } } };

/** Nothing that other tests left runs any more, or holds anybody. */
export async function quietRules(): Promise<void> {
  const open = { state: { in: ['warned', 'claimed', 'listed', 'needs_attention', 'failed'] } };
  await database().ruleSubject.updateMany({ where: open, data: { state: 'skipped', next_try_at: null } });
  await database().scheduledRule.updateMany({
    where: { status: 'active' },
    data: { status: 'draft', next_run_at: null },
  });
  await database().rulesPause.deleteMany();
}

type People = number | readonly Partial<Parameters<typeof makeUser>[0]>[];

/** An active rule of an author, daily at 3:20 in UTC, which suspends unless told otherwise, and the people whom it finds. */
export async function ruleOnPeople(author: TestUser, people: People, more: Parameters<typeof makeRule>[1] = {}) {
  const word = uniqueName('team');
  const users: TestUser[] = [];
  const each = typeof people === 'number' ? Array.from({ length: people }, () => ({})) : people;
  for (const fields of each) users.push(await makeUser({ affiliations: [word], ...fields }));
  const rule = await makeRule({ key: 'affiliation', config: { values: [word] } }, { author: author.id, ...more });
  await activateRule(testContext(author), { id: rule.id });
  return { rule, users, word };
}

/** What the job run-rules does at an instant. */
export const workAt = (now = testNow, batchSize = 100) =>
  runRules(testContext(systemActor, now), { clock: () => now, batchSize });

export const rowsOf = (rule_id: string) =>
  database().ruleSubject.findMany({ where: { rule_id }, orderBy: [{ user_id: 'asc' }, { id: 'asc' }] });

export const runsOf = (rule_id: string) =>
  database().ruleRun.findMany({ where: { rule_id }, orderBy: [{ started_at: 'asc' }, { id: 'asc' }] });

/** What the history of a person tells of warnings, oldest first: each with its reason, and by whom it was cancelled. */
export async function warnedInHistory(user: TestUser | undefined): Promise<string[][]> {
  const query = listUserHistoryOperation.query.parse({});
  const { json } = await listUserHistory(testContext(), { uuid: user?.id ?? '', ...query });
  return listUserHistoryOperation.answer
    .parse(JSON.parse(json))
    .toReversed()
    .filter(({ kind }) => kind === 'warned' || kind === 'warning_cancelled')
    .map(({ actor, reason, text }) => [text, reason, ...(actor === null ? [] : [actor.full_name])]);
}

export const statusesOf = async (users: readonly TestUser[]) => {
  const found = await database().user.findMany({ where: { id: { in: users.map(({ id }) => id) } } });
  const statuses = new Map(found.map(({ id, status }) => [id, status]));
  return users.map(({ id }) => statuses.get(id));
};
