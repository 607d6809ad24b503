import { atMost, type Figure, timed, unbound } from '@/bench/figure';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { advanceProjects } from '@/lib/services/project-lives/advance-projects';
import { noteStates } from '@/lib/services/projects/note-states';
import { makeCustomer, makeOffering } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';

const PROJECTS = 50_000;
const OF_EACH = 10;
const PEOPLE = 20_000;
const MOST_SECONDS = 10;
const MS = 1_000;
const DAY_MS = 86_400_000;
/** Of every hundred projects one expires today, one enters its grace, and one in grace reaches the notice of seven days. */
const HUNDRED = 100;

/** The first run of the job of projects’ lives on a day, with every project to take; the day before, it took them too. */
export async function benchProjectLives(): Promise<Figure[]> {
  await makeProjects();
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

/** Each with ten roles and ten resources, half of which complete by themselves when they end. */
async function makeProjects(): Promise<void> {
  const now = clock();
  const { id: customer_id } = await makeCustomer({ name: 'Bench' });
  const { id: offering_id } = await makeOffering({
    customer_id,
    plugin_options: { auto_complete: true, supports_pausing: true },
  });
  const at = sql`${now}::timestamptz`;
  await database().$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT 'bench-' || number || '@example.org', 'bench-' || number, 'Person ' || number, ${at}, ${at}
    FROM generate_series(1, ${PEOPLE}) AS number`);
  await database().$executeRaw(sql`
    INSERT INTO project (customer_id, name, slug, end_date, grace_period_days, created, modified)
    SELECT ${customer_id}::uuid, 'Project ' || number, 'project-' || number,
      ${at}::date + CASE number % ${HUNDRED} WHEN 0 THEN 0 WHEN 1 THEN -1 WHEN 2 THEN -23 ELSE 40 + number % 300 END,
      CASE WHEN number % ${HUNDRED} = 0 THEN 0 ELSE 30 END, ${at}, ${at}
    FROM generate_series(1, ${PROJECTS}) AS number`);
  await database().$executeRaw(sql`
    WITH person AS (SELECT id, row_number() OVER () - 1 AS place FROM user_account),
    place AS (SELECT id, row_number() OVER () AS number FROM project)
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, (SELECT id FROM role WHERE name = 'PROJECT_MEMBER'), place.id, ${at} - interval '1 day'
    FROM place CROSS JOIN generate_series(1, ${OF_EACH}) AS held (number)
    JOIN person ON person.place = (place.number * 7 + held.number) % ${PEOPLE}`);
  await database().$executeRaw(sql`
    INSERT INTO resource (project_id, offering_id, name, state, created, modified)
    SELECT project.id, ${offering_id}::uuid, 'Resource ' || number, 'OK', ${at}, ${at}
    FROM project CROSS JOIN generate_series(1, ${OF_EACH}) AS number`);
  await database().$executeRaw(sql`VACUUM ANALYZE`);
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
