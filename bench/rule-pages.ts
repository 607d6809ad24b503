import { atMost, type Figure, medianOf, rounded, timed } from '@/bench/figure';
import { makeBenchPeople, makeBenchRule } from '@/bench/make-bench-rule';
import { staffContext } from '@/bench/staff-context';
import { listRulesOperation } from '@/lib/contracts/rules/rules';
import { listRunSubjectsOperation, listRunsOperation } from '@/lib/contracts/rules/runs';
import { listSubjectsOperation } from '@/lib/contracts/rules/subjects';
import { listRuleVersionsOperation } from '@/lib/contracts/rules/versions';
import { database, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { archiveRule } from '@/lib/services/rules/lifecycle/archive-rule';
import { listRuleVersions } from '@/lib/services/rules/lifecycle/list-rule-versions';
import { listRules } from '@/lib/services/rules/lifecycle/list-rules';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';
import { previewSavedRule } from '@/lib/services/rules/previews/preview-saved-rule';
import { listRunSubjects } from '@/lib/services/rules/runs/list-run-subjects';
import { listRuns } from '@/lib/services/rules/runs/list-runs';
import { listSubjects } from '@/lib/services/rules/subjects/list-subjects';

const PEOPLE = 10_000;
const RUNS = 100;
const ROUNDS = 7;
const MOST_MS = 100;
const MOST_ARCHIVING_MS = 20_000;

/** What the page of a rule asks for, when its ledger has a million rows, half of its people are warned, and a snapshot is kept. */
export async function benchRulePages(): Promise<Figure[]> {
  const [authorId, otherId] = await makeBenchPeople(PEOPLE, 1);
  const filters = { key: 'affiliation', config: { values: ['team 0'] } };
  const actionConfig = { subject: 'Hello', text: 'Hello' };
  const ruleId = await makeBenchRule({
    name: 'Bench',
    filters,
    actionKey: 'notify_user',
    actionConfig,
    authorId,
    warnDays: 14,
    repeatDays: 1,
  });
  const runId = await fill(ruleId);
  const ctx = staffContext(otherId);
  await previewSavedRule(ctx, { id: ruleId, ...firstPage });
  const baseline = await medianOf(ROUNDS, () =>
    database().$queryRaw(sql`
    SELECT count(*) FROM rule_run_person WHERE run_id = ${runId}::uuid`),
  );
  const bound = `≤ ${MOST_MS} ms (counting the list of a run alone: ${rounded(baseline)} ms)`;
  const figures: Figure[] = [];
  for (const [what, ask] of [...ofRule(ctx, ruleId), ...ofRun(ctx, runId)]) {
    figures.push(atMost(what, await medianOf(ROUNDS, ask), MOST_MS, 'ms', bound));
  }
  const previewMs = await medianOf(ROUNDS, () => previewSavedRule(ctx, { id: ruleId, ...firstPage }));
  const people = PEOPLE.toLocaleString('en');
  figures.push(atMost(`whom it finds, of ${people} people, with a snapshot kept`, previewMs, MOST_MS, 'ms'));
  const archivingMs = await timed(() => archiveRule(ctx, { id: ruleId }));
  return [...figures, atMost(`archiving it, with ${WARNED} people warned`, archivingMs, MOST_ARCHIVING_MS, 'ms')];
}

const WARNED = (PEOPLE / 2).toLocaleString('en');
const firstPage = { page: 1, page_size: 10, format: 'json' } as const;

type Asked = readonly [string, () => Promise<unknown>];

/** As `RuleView` asks, and the list of rules. */
function ofRule(ctx: Ctx, rule_id: string): Asked[] {
  const runs = (query: object) => listRuns(ctx, listRunsOperation.query.parse({ rule_id, ...query }));
  const subjects = (query: object) => listSubjects(ctx, listSubjectsOperation.query.parse({ rule_id, ...query }));
  const versions = listRuleVersionsOperation.query.parse({ page_size: '5' });
  const open = { state: ['quarantined', 'waiting_for_approval', 'running', 'queued'] };
  const unsettled = { state: ['needs_attention', 'warned', 'failed', 'claimed'], o: '-at', page_size: '10' };
  return [
    ['a rule with a million rows in its ledger', () => readRule(ctx, { id: rule_id })],
    ['people who are not settled', () => subjects(unsettled)],
    ['how many need attention', () => subjects({ state: ['needs_attention'], page_size: '1' })],
    ['its open runs', () => runs(open)],
    [`its ${RUNS} runs, first page`, () => runs({ page_size: '10' })],
    ['its versions', () => listRuleVersions(ctx, { id: rule_id, ...versions })],
    ['the list of rules', () => listRules(ctx, listRulesOperation.query.parse({}))],
  ];
}

function ofRun(ctx: Ctx, id: string): Asked[] {
  const subjects = (query: object) => listRunSubjects(ctx, { id, ...listRunSubjectsOperation.query.parse(query) });
  return [
    [`the ${PEOPLE.toLocaleString('en')} people of a run, first page`, () => subjects({})],
    ['of these, those in whom it failed', () => subjects({ state: ['failed'] })],
  ];
}

/** A hundred runs on everyone; of the newest one, half are warned, and a few failed or need attention. @returns that run */
async function fill(ruleId: string): Promise<string> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO rule_run (rule_id, version, trigger, state, tick_at, started_at, ended_at, is_listed, people_count, matched, counts)
    SELECT ${ruleId}::uuid, 1, 'schedule', 'partial', at, at, at, true, ${PEOPLE}, ${PEOPLE}, '{"matched": 10000, "excluded": 0, "already_done": 0,
      "warned": 5000, "done": 4800, "skipped": 0, "failed": 100, "needs_attention": 100, "cancelled": 0, "undone": 0}'
    FROM generate_series(1, ${RUNS}::int) AS day, LATERAL (SELECT now() - day * interval '1 day' AS at) AS tick`);
  await db.$executeRaw(sql`
    INSERT INTO rule_subject (rule_id, version, run_id, warned_run_id, user_id, action, episode, is_superseded, state, reason, warned_at, due_on, at)
    SELECT run.rule_id, 1, run.id, run.id, person.id, 'notify_user', CASE run.number WHEN 1 THEN 'once' ELSE 'once#' || run.number END,
      run.number < ${RUNS}::int, newest.state, CASE newest.state WHEN 'needs_attention' THEN 'bounced' ELSE '' END,
      CASE newest.state WHEN 'warned' THEN run.started_at END, CASE newest.state WHEN 'warned' THEN (run.started_at + interval '14 days')::date END,
      run.started_at
    FROM (SELECT *, row_number() OVER (ORDER BY started_at) AS number FROM rule_run) AS run CROSS JOIN user_account AS person,
      LATERAL (SELECT CASE WHEN run.number < ${RUNS}::int THEN 'done' WHEN person.username LIKE '%00' THEN 'failed'
        WHEN person.username LIKE '%01' THEN 'needs_attention' WHEN substr(person.username, 2)::int % 2 = 0 THEN 'warned' ELSE 'done' END AS state) AS newest
    WHERE NOT person.is_staff ORDER BY run.number, person.id`);
  await db.$executeRaw(sql`
    INSERT INTO rule_run_person (run_id, subject_id, outcome) SELECT run_id, id, state FROM rule_subject`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_run`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_subject`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_run_person`);
  const [newest] = await db.$queryRaw<{ id: string }[]>(sql`SELECT id FROM rule_run ORDER BY started_at DESC LIMIT 1`);
  return newest?.id ?? '';
}
