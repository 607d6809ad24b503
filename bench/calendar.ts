import { atMost, type Figure, medianOf, rounded } from '@/bench/figure';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { clock } from '@/lib/core/clock';
import { database, sql } from '@/lib/db/client';
import { renewalKind } from '@/lib/plugins/notification-kinds/access-notice-kinds';
import { episodeOf } from '@/lib/services/access-notices/episode-of';
import { readCalendar } from '@/lib/services/calendar/read-calendar';
import { createContext } from '@/lib/services/create-context';

const DATES = 2_000;
/** Of each of resources, projects, accesses, and the reminders to renew these. */
const OF_EACH = DATES / 4;
const ROUNDS = 25;
const MOST_MS = 50;

/** The calendar of a person with 2,000 dates of four kinds, once its events are known, beside the bare SELECT of the same resources. */
export async function benchCalendar(): Promise<Figure[]> {
  const secret = newSecret();
  await fill(secret);
  const read = () => readCalendar(createContext({ kind: 'anonymous' }), { secret });
  const { content } = await read();
  const events = String(content).split('BEGIN:VEVENT').length - 1;
  if (events !== DATES) throw new Error(`The calendar has ${events} events.`);
  // What the first read kept of 2,000 events is more than the planner knows of before the next analysis, which comes within a minute.
  await database().$executeRaw(sql`VACUUM ANALYZE calendar_revision`);
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

/** 500 projects with a resource each, of which both end on days to come, and 500 accesses with a reminder each; among as many of others. */
async function fill(secret: string): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, created, modified)
    SELECT name || '@bench.example', name, name, now(), now() FROM unnest(ARRAY['reader', 'other']) AS name`);
  await db.$executeRaw(sql`INSERT INTO customer (name, created, modified) VALUES ('Customer', now(), now())`);
  await db.$executeRaw(sql`
    INSERT INTO project (customer_id, name, end_date, created, modified)
    SELECT customer.id, 'Project ' || i, now()::date + 1 + i / 2, now(), now()
    FROM customer CROSS JOIN generate_series(1, 2 * ${OF_EACH}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO offering (customer_id, name, offering_type, created, modified)
    SELECT customer.id, 'Cluster', 'Support.OfferingTemplate', now(), now() FROM customer`);
  await db.$executeRaw(sql`
    INSERT INTO resource (project_id, offering_id, name, state, end_date, created, modified)
    SELECT project.id, offering.id, 'Resource of ' || project.name, 'OK', project.end_date, now(), now() FROM project CROSS JOIN offering`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, project.id, now() FROM user_account AS person
    JOIN role ON role.name = 'PROJECT_MEMBER' JOIN project ON substr(project.name, 9)::int % 2 = 0
    WHERE person.username = 'reader'`);
  await fillAccess();
  const { id: user_id } = await db.user.findUniqueOrThrow({ where: { username: 'reader' } });
  await db.calendarAddress.create({ data: { user_id, token_hash: hashOfSecret(secret), created: clock() } });
  await db.$executeRaw(sql`VACUUM ANALYZE`);
}

async function fillAccess(): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO access_requirement (name, dataset_name, created, modified)
    SELECT 'Requirement ' || i, 'Dataset ' || i, now(), now() FROM generate_series(1, ${OF_EACH}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO access_approval (requirement_id, submitter_id, accessor_id, version, expired_on, created, modified)
    SELECT requirement.id, person.id, person.id, 1, now() + make_interval(days => 60 + substr(requirement.name, 13)::int), now(), now()
    FROM access_requirement AS requirement CROSS JOIN user_account AS person`);
  await db.$executeRaw(sql`
    INSERT INTO reminder (kind, object_type, object_id, object_name, episode, milestone, recipient_id, scheduled_for, created, modified)
    SELECT ${renewalKind}, 'access_requirement', requirement.id, requirement.dataset_name, ${episodeOf(sql`approval.expired_on`)},
      '30 days', approval.submitter_id, approval.expired_on - interval '30 days', now(), now()
    FROM access_approval AS approval JOIN access_requirement AS requirement ON requirement.id = approval.requirement_id`);
}
