import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { atLeast, atMost, type Figure, rounded, timed } from '@/bench/figure';
import { makeBenchPeople, makeBenchRule } from '@/bench/make-bench-rule';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { undoRun } from '@/lib/services/rules/runs/undo-run';

const PEOPLE = 100_000;
const MS = 1_000;
const DAY_MS = 86_400_000;
/** What the process that runs may use for objects. */
const HEAP_MB = 256;
const measures = z.object({ ms: z.number(), done: z.number(), earlyMb: z.number(), endMb: z.number() });

/** An approved run that suspends everyone, beside one bare UPDATE … FROM of the same people. */
export async function benchRuleRun(): Promise<Figure[]> {
  const [authorId, approverId] = await makeBenchPeople(PEOPLE, 1);
  const bareMs = await updateBare();
  const filters = {
    all: [
      { key: 'user_status', config: { status: 'active' } },
      { key: 'affiliation', config: { values: ['team 0'] } },
    ],
  };
  const rule_id = await makeBenchRule({ name: 'Bench', filters, actionKey: 'suspend_user', authorId });
  const now = clock();
  await database().$executeRaw(sql`
    INSERT INTO rule_approval (rule_id, version, set_hash, user_ids, approved_by_id, approved_at, expires_at)
    SELECT ${rule_id}::uuid, 1, 'bench', array_agg(id), ${approverId}::uuid, ${now}::timestamptz, ${new Date(now.getTime() + DAY_MS)}::timestamptz
    FROM user_account WHERE NOT is_staff`);
  const run = await database().ruleRun.create({ data: { rule_id, version: 1, trigger: 'manual', started_at: now } });
  const { done, earlyMb, endMb, ms } = runInChild();
  if (done !== PEOPLE) throw new Error(`${done} people were done.`);
  const suspended = await database().user.count({ where: { status: 'suspended' } });
  if (suspended !== PEOPLE) throw new Error(`${suspended} people are suspended.`);
  const undoMs = await timed(() =>
    undoRun(createContext({ kind: 'system', name: 'bench', via: 'job' }), { id: run.id }),
  );
  const people = PEOPLE.toLocaleString('en');
  const rate = (of: number) => (PEOPLE / of) * MS;
  return [
    atLeast(
      `a run that suspends ${people} people, with a row of the ledger each`,
      rate(ms),
      2_000,
      'people/s',
      `≥ 2,000 people/s (one bare UPDATE … FROM of the same people: ${rounded(rate(bareMs))}/s, ${rounded(bareMs)} ms)`,
    ),
    atLeast('undo of that run', rate(undoMs), 2_000, 'people/s'),
    atMost(
      'resident memory at the end',
      endMb,
      earlyMb * 1.3,
      'MB',
      `≤ 1.3 × after 10,000 people (${rounded(earlyMb)} MB); --max-old-space-size=${HEAP_MB}`,
    ),
  ];
}

/** In a process of its own, whose memory is the run's alone. */
function runInChild(): z.output<typeof measures> {
  const flags = [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx'];
  const output = execFileSync(process.execPath, [...flags, 'bench/rules-once.ts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return measures.parse(JSON.parse(output));
}

/** The same change of the same people in a copy of their table. */
async function updateBare(): Promise<number> {
  await database().$executeRaw(sql`CREATE TABLE baseline_account (LIKE user_account INCLUDING ALL)`);
  await database().$executeRaw(sql`INSERT INTO baseline_account SELECT * FROM user_account`);
  await database().$executeRaw(sql`VACUUM (ANALYZE) baseline_account`);
  return timed(() =>
    database().$executeRaw(sql`
      UPDATE baseline_account AS person SET status = 'suspended', suspended_at = now(), suspended_reason = 'Bench', modified = now()
      FROM user_account AS found WHERE found.id = person.id AND found.affiliations && ARRAY['team 0']`),
  );
}
