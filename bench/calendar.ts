import { atMost, type Figure, medianOf, rounded } from '@/bench/figure';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { readCalendar } from '@/lib/services/calendar/read-calendar';
import { createContext } from '@/lib/services/create-context';

const DATES = 2_000;
const ROUNDS = 25;
const MOST_MS = 50;

/** The calendar of a person with 2,000 dates, once its events are known, beside the bare SELECT of the same resources. */
export async function benchCalendar(): Promise<Figure[]> {
  const secret = newSecret();
  await fill(secret);
  const read = () => readCalendar(createContext({ kind: 'anonymous' }), { secret });
  const { content } = await read();
  const events = String(content).split('BEGIN:VEVENT').length - 1;
  if (events !== DATES) throw new Error(`The calendar has ${events} events.`);
  const bareMs = await medianOf(ROUNDS, () =>
    database().$queryRaw(sql`SELECT id, name, end_date FROM resource ORDER BY end_date, id`),
  );
  const ms = await medianOf(ROUNDS, read);
  return [
    atMost(
      'calendar of a person with 2,000 dates',
      ms,
      MOST_MS,
      'ms',
      `≤ ${MOST_MS} ms (the SELECT alone: ${rounded(bareMs)} ms)`,
    ),
  ];
}

/** One project with 2,000 resources that end on days to come, among as many of others. */
async function fill(secret: string): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    VALUES ('reader@bench.example', 'reader', 'Reader', now(), now())`);
  await db.$executeRaw(sql`INSERT INTO customer (name, created, modified) VALUES ('Customer', now(), now())`);
  await db.$executeRaw(sql`
    INSERT INTO project (customer_id, name, created, modified)
    SELECT customer.id, 'Project ' || i, now(), now() FROM customer CROSS JOIN generate_series(1, 2) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO offering (customer_id, name, offering_type, created, modified)
    SELECT customer.id, 'Cluster', 'Support.OfferingTemplate', now(), now() FROM customer`);
  await db.$executeRaw(sql`
    INSERT INTO resource (project_id, offering_id, name, state, end_date, created, modified)
    SELECT project.id, offering.id, 'Resource ' || i, 'OK', now()::date + i, now(), now()
    FROM project CROSS JOIN offering CROSS JOIN generate_series(1, ${DATES}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, project.id, now() FROM user_account AS person
    JOIN role ON role.name = 'PROJECT_MEMBER' JOIN project ON project.name = 'Project 1'
    WHERE person.username = 'reader'`);
  const { id: user_id } = await db.user.findUniqueOrThrow({ where: { username: 'reader' } });
  await db.calendarAddress.create({ data: { user_id, token_hash: hashOfSecret(secret), created: clock() } });
  await db.$executeRaw(sql`VACUUM ANALYZE resource, project, customer, user_role, user_account`);
}
