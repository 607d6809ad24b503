import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { makeCustomer, makeOffering } from '@/lib/testing/make';

export const PROJECTS = 50_000;
/** How many roles and how many resources a project has. */
export const OF_EACH = 10;
const PEOPLE = 20_000;
/** Of every hundred projects one expires today, one enters its grace, and one in grace reaches the notice of seven days. */
export const HUNDRED = 100;

/** Each with ten roles and ten resources, half of which complete by themselves when they end. */
export async function makeBenchProjects(): Promise<void> {
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
