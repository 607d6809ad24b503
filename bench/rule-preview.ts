import { atMost, type Figure, medianOf, unbound } from '@/bench/figure';
import { makeBenchRule } from '@/bench/make-bench-rule';
import { staffContext } from '@/bench/staff-context';
import type { FilterNode } from '@/lib/contracts/rules/definition';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { previewRule } from '@/lib/services/rules/previews/preview-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';

const PEOPLE = 100_000;
const ROUNDS = 7;
const MOST_MS = 500;
const MOST_TIMES = 2;

/**
 * Previews of five conditions over many people, beside the bare SELECT of the same people: of a rule that is not saved, and of one that
 * warns and has met a tenth of them ten times, whose snapshot an approval is bound to.
 */
export async function benchRulePreview(): Promise<Figure[]> {
  const audienceId = await addPeople();
  const filters = fiveConditions(audienceId);
  const [staff] = await database().$queryRaw<{ id: string }[]>(sql`SELECT id FROM user_account WHERE is_staff LIMIT 1`);
  const authorId = staff?.id ?? '';
  const ctx = staffContext(authorId);
  const id = await makeBenchRule({ name: 'Bench', filters, actionKey: 'suspend_user', authorId, warnDays: 14 });
  await addLedger(id);
  const saved = () => previewSavedRule(ctx, { id, page: 1, page_size: 10, format: 'json' });
  const preview = () => previewRule(ctx, { ...usual, excluded_user_uuids: [], filters });
  const bare = await selectBare(audienceId);
  for (const { answer } of [await preview(), await saved()]) {
    if (answer.matched !== bare)
      throw new Error(`A preview matched ${answer.matched} people, the bare SELECT ${bare}.`);
  }
  const previewMs = await medianOf(ROUNDS, preview);
  const savedMs = await medianOf(ROUNDS, saved);
  const bareMs = await medianOf(ROUNDS, () => selectBare(audienceId));
  const [all, found] = [PEOPLE, bare].map((people) => people.toLocaleString('en'));
  const bound = `≤ ${MOST_TIMES} × the bare SELECT of the same ${found} people (${Math.round(bareMs)} ms)`;
  return [
    atMost(`preview of five conditions over ${all} people`, previewMs, MOST_MS, 'ms'),
    atMost('the same, against a bare SELECT', previewMs / bareMs, MOST_TIMES, '×', bound),
    atMost(
      `preview of a saved rule with these, with ${all} rows in its ledger, and its snapshot`,
      savedMs,
      MOST_MS,
      'ms',
    ),
    unbound('the same, against a bare SELECT', savedMs / bareMs, '×', 'none: that reads no ledger and keeps nothing'),
  ];
}

/** What the rule did to a tenth of all people, in ten earlier episodes of each. */
async function addLedger(ruleId: string): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO rule_subject (rule_id, version, user_id, action, episode, state, at)
    SELECT ${ruleId}::uuid, 1, id, 'suspend_user', 'episode ' || number, 'done', now() - interval '1 year'
    FROM user_account, generate_series(1, 10) AS number WHERE substr(username, 2)::int % 10 = 4`);
  await database().$executeRaw(sql`VACUUM (ANALYZE) rule_subject`);
}

export const usual = {
  page: 1,
  page_size: 10,
  format: 'json',
  description: '',
  action: { key: 'suspend_user', config: {} },
  caps: { max_users: 50, max_percent: 5 },
  warn_days: 0,
  repeat_days: null,
  run_order: 100,
  protect_staff: true,
  approval_policy: 'when_destructive',
} as const;

export function fiveConditions(audienceId: string): FilterNode {
  const since = (instant: string, value: number, unit: string) => {
    return { key: 'duration', config: { since: instant, at_least: { value, unit } } };
  };
  return {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      since('last_sign_in_at', 1, 'years'),
      { key: 'audience', config: { audience_uuids: [audienceId], any_of: true } },
      { key: 'email_domain', config: { domains: ['*.bench.example', 'other.example'] } },
      { not: { key: 'affiliation', config: { values: ['staff'] } } },
    ],
  };
}

/** The ids of the same people as somebody would ask for them by hand, and nothing else. */
export async function selectBare(audienceId: string): Promise<number> {
  const rows = await database().$queryRaw<object[]>(sql`
    SELECT id FROM user_account WHERE status = 'active' AND last_sign_in_at <= now() - interval '1 year'
      AND id IN (SELECT user_id FROM audience_member WHERE audience_id = ${audienceId}::uuid)
      AND (email LIKE '%@bench.example' OR email LIKE '%.bench.example' OR email LIKE '%@other.example')
      AND NOT 'staff' = ANY(affiliations)`);
  return rows.length;
}

/** People of whom a third signed in long ago, and an audience of half of them. */
export async function addPeople(): Promise<string> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, affiliations, last_sign_in_at, created, modified)
    SELECT 'u' || i || '@' || CASE i % 4 WHEN 0 THEN 'elsewhere.example' ELSE 'cs.bench.example' END, 'u' || i, 'Person ' || i,
      i = 1, CASE i % 5 WHEN 0 THEN '{staff}'::text[] ELSE '{student}' END,
      CASE i % 3 WHEN 0 THEN now() - interval '2 years' WHEN 1 THEN now() END, now() - interval '3 years', now()
    FROM generate_series(1, ${PEOPLE}::int) AS i`);
  const { id } = await db.audience.create({ data: { name: 'Bench', created: clock(), modified: clock() } });
  await db.$executeRaw(sql`
    INSERT INTO audience_member (audience_id, user_id, created)
    SELECT ${id}::uuid, id, now() FROM user_account WHERE substr(username, 2)::int % 2 = 0`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) user_account`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) audience_member`);
  return id;
}
