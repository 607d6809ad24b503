import { atMost, type Figure, medianOf, rounded } from '@/bench/figure';
import { makeBenchPeople, makeBenchRule } from '@/bench/make-bench-rule';
import { listRunSubjectsOperation, listRunsOperation } from '@/lib/contracts/scheduled-rule-runs';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { readRule } from '@/lib/services/rules/lifecycle/read-rule';
import { listRunSubjects } from '@/lib/services/rules/runs/list-run-subjects';
import { listRuns } from '@/lib/services/rules/runs/list-runs';

const PEOPLE = 10_000;
const RUNS = 100;
const ROUNDS = 7;
const MOST_MS = 100;

/** What the page of a rule asks for, when its ledger has a million rows. */
export async function benchRulePages(): Promise<Figure[]> {
  const [authorId] = await makeBenchPeople(PEOPLE, 1);
  const filters = { key: 'affiliation', config: { values: ['team 0'] } };
  const actionConfig = { subject: 'Hello', text: 'Hello' };
  const ruleId = await makeBenchRule({ name: 'Bench', filters, actionKey: 'notify_user', actionConfig, authorId });
  const runId = await fill(ruleId);
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' });
  const ofRuns = listRunsOperation.query.parse({ rule_id: ruleId });
  const ofSubjects = listRunSubjectsOperation.query.parse({});
  const failed = listRunSubjectsOperation.query.parse({ state: ['failed'] });
  const subjects = (query: typeof ofSubjects) => listRunSubjects(ctx, { id: runId, ...query });
  const baseline = await medianOf(ROUNDS, () =>
    database().$queryRaw(sql`
    SELECT count(*) FROM rule_run_person WHERE run_id = ${runId}::uuid`),
  );
  const bound = `≤ ${MOST_MS} ms (counting the list of a run alone: ${rounded(baseline)} ms)`;
  const pages: [string, () => Promise<unknown>][] = [
    ['a rule with a million rows in its ledger', () => readRule(ctx, { id: ruleId })],
    [`its ${RUNS} runs, first page`, () => listRuns(ctx, ofRuns)],
    [`the ${PEOPLE.toLocaleString('en')} people of a run, first page`, () => subjects(ofSubjects)],
    ['of these, those in whom it failed', () => subjects(failed)],
  ];
  const figures: Figure[] = [];
  for (const [what, ask] of pages) figures.push(atMost(what, await medianOf(ROUNDS, ask), MOST_MS, 'ms', bound));
  return figures;
}

/** @returns the newest run */
async function fill(ruleId: string): Promise<string> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO rule_run (rule_id, version, trigger, state, tick_at, started_at, ended_at, is_listed, people_count, matched, counts)
    SELECT ${ruleId}::uuid, 1, 'schedule', 'partial', at, at, at, true, ${PEOPLE}, ${PEOPLE}, '{"matched": 10000, "excluded": 0, "already_done": 0,
      "warned": 0, "done": 9900, "skipped": 0, "failed": 100, "needs_attention": 0, "cancelled": 0, "undone": 0}'
    FROM generate_series(1, ${RUNS}::int) AS day, LATERAL (SELECT now() - day * interval '1 day' AS at) AS tick`);
  await db.$executeRaw(sql`
    INSERT INTO rule_subject (rule_id, version, run_id, user_id, action, episode, state, at)
    SELECT run.rule_id, 1, run.id, person.id, 'notify_user', CASE run.number WHEN 1 THEN 'once' ELSE 'once#' || run.number END,
      CASE WHEN person.username LIKE '%00' THEN 'failed' ELSE 'done' END, run.started_at
    FROM (SELECT *, row_number() OVER (ORDER BY started_at) AS number FROM rule_run) AS run CROSS JOIN user_account AS person
    WHERE NOT person.is_staff ORDER BY run.number, person.id`);
  await db.$executeRaw(sql`
    INSERT INTO rule_run_person (run_id, subject_id, outcome) SELECT run_id, id, state FROM rule_subject`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_run`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_subject`);
  await db.$executeRaw(sql`VACUUM (ANALYZE) rule_run_person`);
  const [newest] = await db.$queryRaw<{ id: string }[]>(sql`SELECT id FROM rule_run ORDER BY started_at DESC LIMIT 1`);
  return newest?.id ?? '';
}
