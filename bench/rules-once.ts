import { timed } from '@/bench/figure';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { runRules } from '@/lib/services/rules/runs/run-rules';

/** Runs the rules that wait and prints how long it took, how many people were done, and how much memory it had, early and at the end. */
const EARLY_PEOPLE = 10_000;
const BYTES_PER_MB = 1_000_000;

const residentMb = () => process.memoryUsage.rss() / BYTES_PER_MB;
let earlyMb = 0;
const looking = setInterval(() => void look(), 250);
async function look(): Promise<void> {
  if (earlyMb !== 0) return;
  const [found] = await database().$queryRaw<{ done: number }[]>(sql`
    SELECT count(*)::int AS done FROM (SELECT FROM rule_subject WHERE state = 'done' LIMIT ${EARLY_PEOPLE}) AS found`);
  if (found !== undefined && found.done >= EARLY_PEOPLE) earlyMb = residentMb();
}

const ms = await timed(() => runRules(createContext({ kind: 'system', name: 'bench', via: 'job' })));
clearInterval(looking);
const done = await database().ruleSubject.count({ where: { state: 'done' } });
console.log(JSON.stringify({ ms, done, earlyMb, endMb: residentMb() }));
process.exit(0);
