import { atMost, type Figure, timed, unbound } from '@/bench/figure';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { createContext } from '@/lib/services/create-context';
import { openDueReviews } from '@/lib/services/reviews/open-due-reviews';
import { makeCustomer } from '@/lib/testing/make';
import { statementsOf } from '@/lib/testing/statements-of';

const PROJECTS = 50_000;
const PEOPLE = 5_000;
const MOST_SECONDS = 10;
const MS = 1_000;

/** The first night on which every project has a member: a review opens for each. */
export async function benchReviews(): Promise<Figure[]> {
  await makeMembers();
  const baselineMs = await timed(writeBaseline);
  await database().$executeRaw(sql`TRUNCATE permission_review`);
  const run = () => openDueReviews(createContext({ kind: 'system', name: 'bench', via: 'job' }));
  let opened = 0;
  let statements = 0;
  const ms = await timed(async () => {
    statements = await statementsOf(async () => {
      opened = (await run()).project_reviews;
    });
  });
  if (opened !== PROJECTS) throw new Error(`The run opened ${opened} reviews.`);
  const againMs = await timed(run);
  return [
    atMost(`reviews opened for ${PROJECTS.toLocaleString('en')} projects`, ms / MS, MOST_SECONDS, 's'),
    unbound('of these, to insert as many rows in a plain statement', baselineMs / MS, 's'),
    unbound('statements of it, whatever the number of projects', statements, 'statements'),
    unbound('the next run, which opens none', againMs / MS, 's'),
  ];
}

async function makeMembers(): Promise<void> {
  const at = sql`${clock()}::timestamptz`;
  const { id: customer_id } = await makeCustomer({ name: 'Bench' });
  await database().$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT 'bench-' || number || '@example.org', 'bench-' || number, 'Person ' || number, ${at}, ${at}
    FROM generate_series(1, ${PEOPLE}) AS number`);
  await database().$executeRaw(sql`
    INSERT INTO project (customer_id, name, slug, created, modified)
    SELECT ${customer_id}::uuid, 'Project ' || number, 'project-' || number, ${at}, ${at}
    FROM generate_series(1, ${PROJECTS}) AS number`);
  await database().$executeRaw(sql`
    WITH person AS (SELECT id, row_number() OVER () - 1 AS place FROM user_account),
    place AS (SELECT id, row_number() OVER () AS number FROM project)
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, (SELECT id FROM role WHERE name = 'PROJECT_MEMBER'), place.id, ${at}
    FROM place JOIN person ON person.place = place.number % ${PEOPLE}`);
  await database().$executeRaw(sql`VACUUM ANALYZE`);
}

/** The bare rows, which the run writes at least. */
async function writeBaseline(): Promise<void> {
  await database().$executeRaw(sql`
    INSERT INTO permission_review (project_id, created) SELECT id, ${clock()}::timestamptz FROM project`);
}
