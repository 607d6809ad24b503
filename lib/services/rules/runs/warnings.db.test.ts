import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '@/lib/core/dates';
import { env } from '@/lib/core/env';
import { database } from '@/lib/db/client';
import { admitPerson } from '@/lib/services/accounts/conclude-sign-in';
import { changeUser } from '@/lib/services/people/change-user';
import { activateRule } from '@/lib/services/rules/lifecycle/activate-rule';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';
import { pauseRule } from '@/lib/services/rules/lifecycle/pause-rule';
import { resumeRule } from '@/lib/services/rules/lifecycle/resume-rule';
import { runRules } from '@/lib/services/rules/runs/run-rules';
import { actOnSubject } from '@/lib/services/rules/subjects/act-on-subject';
import { decideRule } from '@/lib/services/rules/subjects/decide-rule';
import { leaveOutSubject } from '@/lib/services/rules/subjects/leave-out-subject';
import { makeUser, uniqueName } from '@/lib/testing/make';
import { makeRule } from '@/lib/testing/make-rule';
import { systemActor, testContext, testNow } from '@/lib/testing/test-context';

type User = Awaited<ReturnType<typeof makeUser>>;

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(testNow.getTime() + days * DAY_MS);
const work = (now: Date) => runRules(testContext(systemActor, now), { clock: () => now });
const origin = { network: '192.0.2.0', browser: 'Firefox' };

let author: User;
let other: User;

beforeEach(async () => {
  await database().ruleSubject.updateMany({
    where: { state: { in: ['warned', 'claimed', 'needs_attention', 'failed'] } },
    data: { state: 'skipped' },
  });
  await database().scheduledRule.updateMany({
    where: { status: 'active' },
    data: { status: 'draft', next_run_at: null },
  });
  author = await makeUser({ is_staff: true });
  other = await makeUser({ is_staff: true });
});

/** A rule of an action that needs no approval, which warns for three days and runs daily, and the people whom it finds. */
async function warningRule(people: Partial<Parameters<typeof makeUser>[0]>[] = [{}], more: object = {}) {
  const word = uniqueName('team');
  const users: User[] = [];
  for (const person of people) users.push(await makeUser({ affiliations: [word], ...person }));
  const rule = await makeRule(
    { key: 'affiliation', config: { values: [word] } },
    {
      author: author.id,
      action: { key: 'notify_user', config: { subject: 'Hello', text: 'Hello' } },
      warn_days: 3,
      ...more,
    },
  );
  await activateRule(testContext(author), { id: rule.id });
  return { rule, users };
}

/** The first run comes before noon of the day after. */
const firstRun = inDays(1);
const rowsOf = (rule_id: string) => database().ruleSubject.findMany({ where: { rule_id }, orderBy: { id: 'asc' } });
const mailsTo = ({ id }: User, kind = 'rule_warning') =>
  database().outboxMessage.count({ where: { user_id: id, kind } });

describe('a warning', () => {
  test('comes first, says until when, and the act follows in the first run at or after its end', async () => {
    const { rule, users } = await warningRule();
    await work(firstRun);
    const due_on = new Date(dayOf(inDays(4), 'UTC'));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', warned_at: firstRun, due_on }]);
    expect(await database().ruleRun.findFirst({ where: { rule_id: rule.id } })).toMatchObject({
      state: 'succeeded',
      counts: { matched: 1, warned: 1, done: 0 },
    });
    await work(inDays(3));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
    await work(inDays(5));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done', warned_at: firstRun }]);
    const [user] = users;
    expect(user && [await mailsTo(user), await mailsTo(user, 'rule_notice')]).toEqual([1, 1]);
  });

  test('is cancelled by a sign-in, in its own transaction, which ends the episode', async () => {
    const { rule, users } = await warningRule();
    await work(firstRun);
    await admitPerson(testContext({ kind: 'anonymous' }, inDays(2)), {
      method: 'password',
      userId: users[0]?.id ?? '',
      origin,
    });
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'signed_in' }]);
    await work(inDays(9));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'signed_in' }]);
  });

  test('is cancelled for who no longer matches, who is warned anew after matching again and waits the full days', async () => {
    const { rule, users } = await warningRule();
    const id = users[0]?.id ?? '';
    await work(firstRun);
    const affiliations = users[0]?.affiliations ?? [];
    await database().user.update({ where: { id }, data: { affiliations: [] } });
    await work(inDays(2));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'no_longer_matches' }]);
    await database().user.update({ where: { id }, data: { affiliations } });
    await work(inDays(6));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', warned_at: inDays(6) }]);
    await work(inDays(8));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
    await work(inDays(10));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
  });

  test('is cancelled for who is put on legal hold', async () => {
    const { rule, users } = await warningRule();
    await work(firstRun);
    const input = { uuid: users[0]?.id ?? '', legal_hold: true, reason: 'A trial.' };
    await changeUser(testContext(author), input, { requireVersion: () => undefined });
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'cancelled', reason: 'protected' }]);
  });

  test('is cancelled by archiving, which tells everyone warned', async () => {
    const { rule, users } = await warningRule([{}, {}]);
    await work(firstRun);
    await archiveRule(testContext(author), { id: rule.id });
    expect((await rowsOf(rule.id)).map(({ reason }) => reason)).toEqual(['rule_archived', 'rule_archived']);
    expect(await Promise.all(users.map((user) => mailsTo(user)))).toEqual([2, 2]);
  });

  test('whose day passed during a pause moves to seven days later, and the new day is mailed', async () => {
    const { rule, users } = await warningRule();
    await work(firstRun);
    await pauseRule(testContext(author, inDays(2)), { id: rule.id });
    await work(inDays(6));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
    await resumeRule(testContext(author, inDays(6)), { id: rule.id });
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned', due_on: new Date(dayOf(inDays(13), 'UTC')) }]);
    expect(users[0] && (await mailsTo(users[0]))).toBe(2);
    await work(inDays(7));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'warned' }]);
    await work(inDays(13));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
  });

  test('counts from when the email service took it', async () => {
    env.RESEND_API_KEY = 're_test';
    const { rule } = await warningRule();
    await work(firstRun).finally(() => {
      delete env.RESEND_API_KEY;
    });
    const [row] = await rowsOf(rule.id);
    expect(row).toMatchObject({ state: 'warned', warned_at: null, due_on: null });
    const message = await database().outboxMessage.findUniqueOrThrow({ where: { dedupe_key: row?.message_key ?? '' } });
    await database().delivery.create({
      data: {
        outbox_message_id: message.id,
        kind: 'rule_warning',
        channel: 'email',
        recipient: 'someone@example.org',
        user_id: message.user_id,
        priority_rank: 3,
        state: 'sent',
        sent_at: inDays(2),
        created: firstRun,
        modified: inDays(2),
      },
    });
    await work(inDays(2));
    expect(await rowsOf(rule.id)).toMatchObject([{ warned_at: inDays(2), due_on: new Date(dayOf(inDays(5), 'UTC')) }]);
    await database().delivery.updateMany({ where: { outbox_message_id: message.id }, data: { state: 'bounced' } });
    await work(inDays(3));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention', reason: 'bounced', warned_at: null }]);
  });
});

describe('who cannot be reached', () => {
  const unreachable = async (more: object = {}) => warningRule([{ email: uniqueName('no address') }], more);

  test('needs attention, and is not acted on before staff decide and the day has come', async () => {
    const { rule } = await unreachable();
    await work(firstRun);
    const [row] = await rowsOf(rule.id);
    expect(row).toMatchObject({ state: 'needs_attention', reason: 'no_address' });
    const fingerprint = { type: 'rule_needs_attention', title: { contains: rule.name } };
    await work(inDays(9));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention' }]);
    const given = { id: row?.id ?? '', note: 'We wrote a letter.' };
    const yesterday = dayOf(inDays(8), 'UTC');
    await expect(actOnSubject(testContext(author, inDays(9)), { ...given, on: yesterday })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    const on = dayOf(inDays(11), 'UTC');
    expect(await actOnSubject(testContext(author, inDays(9)), { ...given, on })).toMatchObject({
      state: 'needs_attention',
      due_on: on,
    });
    await work(inDays(10));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'needs_attention' }]);
    await work(inDays(11));
    expect(await rowsOf(rule.id)).toMatchObject([{ state: 'done' }]);
    expect(await database().adminNotification.count({ where: fingerprint })).toBe(1);
  });

  test('is left out for the episode, one by one or all of a rule', async () => {
    const { rule } = await warningRule([{ email: uniqueName('no address') }, { email: uniqueName('no address') }, {}]);
    await work(firstRun);
    const warned = (await rowsOf(rule.id)).find(({ state }) => state === 'warned');
    await leaveOutSubject(testContext(author), { id: warned?.id ?? '', note: 'On leave.' });
    const decision = { id: rule.id, decision: 'leave_out', note: 'They left.' } as const;
    expect(await decideRule(testContext(author), decision)).toEqual({ decided: 2 });
    expect(await decideRule(testContext(author), decision)).toEqual({ decided: 0 });
    await work(inDays(9));
    expect((await rowsOf(rule.id)).map(({ reason, state }) => [state, reason])).toEqual(
      Array.from({ length: 3 }, () => ['cancelled', 'left_out']),
    );
  });

  test('is not decided to be acted on by the author of a rule that needs approval', async () => {
    const { rule } = await unreachable({ action: { key: 'suspend_user', config: {} }, approval_policy: 'always' });
    const subject = {
      rule_id: rule.id,
      version: 1,
      action: 'suspend_user',
      state: 'needs_attention',
      reason: 'no_address',
    };
    await database().ruleSubject.create({ data: { ...subject, user_id: (await makeUser()).id, at: testNow } });
    const decision = { id: rule.id, decision: 'act', on: dayOf(testNow, 'UTC'), note: 'We called.' } as const;
    await expect(decideRule(testContext(author), decision)).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await decideRule(testContext(other), decision)).toEqual({ decided: 1 });
  });
});
