import { atMost, type Figure, medianOf, rounded } from '@/bench/figure';
import { listEventsOperation } from '@/lib/contracts/events';
import type { Actor } from '@/lib/core/actor';
import { database, sql } from '@/lib/db/client';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { createContext } from '@/lib/services/create-context';
import { listEvents } from '@/lib/services/event-log/list-events';

const CUSTOMERS = 1_000;
const EVENTS_PER_PROJECT = 200;
const ROUNDS = 7;
const MOST_MS = 100;

/** First pages of an event log of a million, for staff and for those who read a part of it. */
export async function benchEvents(): Promise<Figure[]> {
  await fill();
  const baseline = await medianOf(ROUNDS, () => database().$queryRaw(sql`SELECT count(*) FROM event`));
  const counted = `(counting the rows alone: ${rounded(baseline)} ms)`;
  const [customer] = await database().$queryRaw<{ id: string }[]>(sql`SELECT id FROM customer ORDER BY name LIMIT 1`);
  const [project] = await database().$queryRaw<{ id: string }[]>(sql`SELECT id FROM project ORDER BY name LIMIT 1`);
  const staff = await actorOf('staff');
  const pages: [string, Actor, object][] = [
    ['first page of a million events, with the number of all', staff, {}],
    ['first page of one organisation, for staff', staff, { customer_uuid: customer?.id }],
    [
      'first page of one resource, for staff',
      staff,
      { scope: absoluteUrl(`/api/marketplace-resources/${project?.id}/`) },
    ],
    ['first page for an owner of one organisation of a thousand', await actorOf('owner'), {}],
    ['first page for a member of one project of five thousand', await actorOf('member'), {}],
  ];
  const figures: Figure[] = [];
  for (const [what, actor, query] of pages) {
    const ms = await medianOf(ROUNDS, () => ask(actor, query));
    figures.push(atMost(what, ms, MOST_MS, 'ms', `≤ ${MOST_MS} ms ${counted}`));
  }
  return figures;
}

function ask(actor: Actor, query: object) {
  return listEvents(createContext(actor), listEventsOperation.query.parse(query));
}

async function actorOf(username: string): Promise<Actor> {
  const { email, full_name, id, is_staff, is_support, time_zone } = await database().user.findUniqueOrThrow({
    where: { username },
  });
  return {
    kind: 'person',
    userId: id,
    name: full_name,
    email,
    isStaff: is_staff,
    isSupport: is_support,
    isOnAccessCommittee: false,
    timeZone: time_zone,
    via: 'token',
    scope: 'read',
    credential: id,
  };
}

/** Some events are about a resource, which has the id of its project. */
async function fill(): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO customer (name, created, modified)
    SELECT 'Customer ' || i, now(), now() FROM generate_series(1, ${CUSTOMERS}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO project (customer_id, name, created, modified)
    SELECT customer.id, customer.name || ', project ' || i, now(), now() FROM customer CROSS JOIN generate_series(1, 5) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT name || '@bench.example', name, name, name = 'staff', now(), now() FROM unnest(ARRAY['staff', 'owner', 'member']) AS name`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, customer_id, project_id, created)
    SELECT person.id, role.id, CASE WHEN person.username = 'owner' THEN project.customer_id END,
      CASE WHEN person.username = 'member' THEN project.id END, now()
    FROM (SELECT id, customer_id FROM project ORDER BY name LIMIT 1) AS project
    JOIN user_account AS person ON person.username IN ('owner', 'member')
    JOIN role ON role.name = CASE person.username WHEN 'owner' THEN 'CUSTOMER_OWNER' ELSE 'PROJECT_MEMBER' END`);
  await db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id, user_id)
    SELECT now() - i * interval '1 hour' - random() * interval '1 hour', 'project_update_succeeded',
      'Project ' || project.name || ' was changed.',
      jsonb_build_object('project_uuid', project.id, 'project_name', project.name, 'customer_uuid', project.customer_id,
        'customer_name', project.name, 'user_uuid', person.id,
        'resource_uuid', CASE WHEN i % 10 = 0 THEN project.id END,
        'changes', jsonb_build_object('description', jsonb_build_object('from', 'before ' || i, 'to', 'after ' || i))),
      project.id, project.customer_id, person.id
    FROM project CROSS JOIN generate_series(1, ${EVENTS_PER_PROJECT}::int) AS i
    JOIN user_account AS person ON person.username = 'owner'`);
  await db.$executeRaw(sql`VACUUM ANALYZE event, project, customer, user_role, user_account`);
}
