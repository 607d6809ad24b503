import { atMost, type Figure, timed, unbound } from '@/bench/figure';
import { makeBenchPeople, makeBenchRule } from '@/bench/make-bench-rule';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { runRules } from '@/lib/services/rules/runs/run-rules';

const RULES = 500;
const PEOPLE = 10_000;
const MS = 1_000;

/** Many rules that are due in the same minute, each on a team of its own. */
export async function benchRulesDue(): Promise<Figure[]> {
  const [authorId] = await makeBenchPeople(PEOPLE, RULES);
  const now = clock();
  const { id: audience_uuid } = await database().audience.create({
    data: { name: 'Bench', created: now, modified: now },
  });
  for (let made = 0; made < RULES; made++) {
    await makeBenchRule({
      name: `Rule ${made}`,
      filters: { key: 'affiliation', config: { values: [`team ${made}`] } },
      actionKey: 'add_to_audience',
      actionConfig: { audience_uuid },
      authorId,
      nextRunAt: now,
      order: RULES - made,
    });
  }
  const ms = await timed(() => runRules(createContext({ kind: 'system', name: 'bench', via: 'job' })));
  const members = await database().audienceMember.count();
  if (members !== PEOPLE) throw new Error(`${members} people were added.`);
  const outOfOrder = await countOutOfOrder();
  const started = await startedWithin();
  return [
    atMost(`${RULES} rules due in one minute: the last has begun to act`, started / MS, 60, 's'),
    atMost('of these, out of their order', outOfOrder, 0, 'rules', '= 0 rules'),
    unbound('all of them done, 20 people each', ms / MS, 's'),
  ];
}

/** How many lists were made before that of a rule which comes first. */
async function countOutOfOrder(): Promise<number> {
  const [found] = await database().$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM (
      SELECT rule.run_order, lag(rule.run_order) OVER (ORDER BY entry.id) AS before
      FROM audit_entry AS entry JOIN rule_run AS run ON run.id::text = entry.subject_id JOIN scheduled_rule AS rule ON rule.id = run.rule_id
      WHERE entry.operation = 'run-rules' AND entry.facts ? 'matched') AS listed WHERE before > run_order`);
  return found?.count ?? Number.NaN;
}

/** From the first run that was made to the last list that was claimed. @returns milliseconds */
async function startedWithin(): Promise<number> {
  const [found] = await database().$queryRaw<{ ms: number }[]>(sql`
    SELECT (extract(epoch FROM max(entry.at) - min(run.started_at)) * 1000)::float AS ms
    FROM audit_entry AS entry JOIN rule_run AS run ON run.id::text = entry.subject_id
    WHERE entry.operation = 'run-rules' AND entry.facts ? 'matched'`);
  return found?.ms ?? Number.NaN;
}
