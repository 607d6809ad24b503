import { atMost, type Figure, timed, unbound } from '@/bench/figure';
import { HUNDRED, makeBenchProjects, OF_EACH, PROJECTS } from '@/bench/make-bench-projects';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { type AdvancedProjects, advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { noteStates } from '@/lib/services/projects/note-states';
import { statementsOf } from '@/lib/testing/statements-of';

const MOST_SECONDS = 10;
const MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The hour at which people are told of ends. */
const NOTIFIED_AT = 10;

/** The runs of the job of projects’ lives on a day with every project to take, told by when they are; the day before, it took them too. */
export async function benchProjectLives(): Promise<Figure[]> {
  await makeBenchProjects();
  const midnight = new Date(Math.floor(clock().getTime() / DAY_MS) * DAY_MS);
  const after = (ms: number) => new Date(midnight.getTime() + ms);
  await takeTheDayBefore(after(-HOUR_MS));
  const baselineMs = await timed(() => writeBaseline());
  const first = await runAt(after(0));
  const ended = PROJECTS / HUNDRED;
  if (
    first.done.projects_deleted !== ended ||
    first.done.terminations_ordered !== ended * OF_EACH ||
    first.done.resources_paused !== 2 * ended * OF_EACH
  )
    throw new Error(`The run did ${JSON.stringify(first.done)}.`);
  const next = await runAt(after(15 * MINUTE_MS));
  const notifying = await runAt(after(NOTIFIED_AT * HOUR_MS));
  const notified = await database().reminder.count({ where: { outbox_message_id: { not: null } } });
  if (first.done.people_notified > 0 || notified !== 2 * ended * OF_EACH)
    throw new Error(`${notified} reminders were told.`);
  const projects = PROJECTS.toLocaleString('en');
  return [
    atMost(`the first run of a day over ${projects} projects`, first.ms / MS, MOST_SECONDS, 's'),
    unbound('of these, to write as many rows in plain statements', baselineMs / MS, 's'),
    unbound('statements of it, whatever the number of projects', first.statements, 'statements'),
    unbound('the next run of that day', next.ms / MS, 's'),
    unbound('statements of that', next.statements, 'statements'),
    atMost(
      `the run at 10:00, with ${notified.toLocaleString('en')} reminders to ${notifying.done.people_notified.toLocaleString('en')} people`,
      notifying.ms / MS,
      MOST_SECONDS,
      's',
    ),
    unbound('statements of that, whatever their number', notifying.statements, 'statements'),
  ];
}

async function runAt(now: Date) {
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' }, 'bench', now);
  let statements = 0;
  let done: AdvancedProjects | undefined;
  const ms = await timed(async () => {
    statements = await statementsOf(async () => {
      done = await advanceProjects(ctx);
    });
  });
  if (done === undefined) throw new Error('The run did not end.');
  return { done, ms, statements };
}

async function takeTheDayBefore(dayBefore: Date): Promise<void> {
  const ctx = createContext({ kind: 'system', name: 'bench', via: 'job' }, 'bench', dayBefore);
  await noteStates(ctx, sql`TRUE`);
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
