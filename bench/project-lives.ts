import { atMost, type Figure, timed, unbound } from '@/bench/figure';
import { HUNDRED, makeBenchProjects, OF_EACH, PROJECTS } from '@/bench/make-bench-projects';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { noteStates } from '@/lib/services/projects/note-states';
import { statementsOf } from '@/lib/testing/statements-of';

const MOST_SECONDS = 10;
const MS = 1_000;
const DAY_MS = 86_400_000;

/** The first run of the job of projects’ lives on a day, with every project to take; the day before, it took them too. */
export async function benchProjectLives(): Promise<Figure[]> {
  await makeBenchProjects();
  await takeTheDayBefore();
  const baselineMs = await timed(() => writeBaseline());
  const run = () => advanceProjects(createContext({ kind: 'system', name: 'bench', via: 'job' }));
  let done: Awaited<ReturnType<typeof advanceProjects>> | undefined;
  let statements = 0;
  const ms = await timed(async () => {
    statements = await statementsOf(async () => {
      done = await run();
    });
  });
  const ended = PROJECTS / HUNDRED;
  if (
    done?.projects_deleted !== ended ||
    done.terminations_ordered !== ended * OF_EACH ||
    done.resources_paused !== 2 * ended * OF_EACH
  )
    throw new Error(`The run did ${JSON.stringify(done)}.`);
  const againMs = await timed(run);
  const again = await statementsOf(run);
  return [
    atMost(`the first run of a day over ${PROJECTS.toLocaleString('en')} projects`, ms / MS, MOST_SECONDS, 's'),
    unbound('of these, to write as many rows in plain statements', baselineMs / MS, 's'),
    unbound('people notified by it', done.people_notified, 'people'),
    unbound('statements of it, whatever the number of projects', statements, 'statements'),
    unbound('the next run of that day', againMs / MS, 's'),
    unbound('statements of that', again, 'statements'),
  ];
}

async function takeTheDayBefore(): Promise<void> {
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' });
  const dayBefore = new Date(ctx.now.getTime() - DAY_MS);
  await noteStates({ ...ctx, now: dayBefore }, sql`TRUE`);
  await database().$executeRaw(sql`UPDATE project SET life_taken_at = ${dayBefore}::timestamptz`);
  await database().$executeRaw(sql`VACUUM ANALYZE`);
}

/** What the run writes at least: each project, and a row for each resource and each role that ends, in one statement each. */
async function writeBaseline(): Promise<void> {
  await database().$executeRaw(sql`UPDATE project SET modified = modified`);
  await database().$executeRaw(sql`
    CREATE TABLE bench_baseline AS SELECT resource.* FROM resource JOIN project ON project.id = resource.project_id
    WHERE project.grace_period_days = 0 OR project.end_date < ${clock()}::timestamptz::date`);
  await database().$executeRaw(sql`DROP TABLE bench_baseline`);
}
