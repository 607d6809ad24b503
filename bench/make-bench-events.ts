import { database, sql } from '@/lib/db/client';

const CUSTOMERS = 1_000;
const PEOPLE = 1_000;
const EVENTS_PER_PROJECT = 200;

/** Of every ten events of a project; each type has a sentence of its own, about the project or about one of its resources. */
const TYPES = [
  ['project_update_succeeded', 'Project % was changed.'],
  ['project_update_succeeded', 'Project % was changed.'],
  ['role_granted', 'The role “Member” in project % was granted.'],
  ['role_revoked', 'The role “Member” in project % was revoked.'],
  ['user_invitation_created', 'Someone was invited to project % as “Member”.'],
  ['marketplace_order_created', 'An order of Storage in project % was placed.'],
  ['marketplace_order_approved', 'An order of Storage in project % was approved.'],
  ['marketplace_order_completed', 'An order of Storage in project % was completed.'],
  ['marketplace_resource_paused', 'Resource # of % was paused.'],
  ['marketplace_resource_unpaused', 'Resource # of % was unpaused.'],
] as const;

/**
 * A million events over two years, of 5,000 projects, by a thousand people; besides, those of the creation of each
 * project and organisation. One in a hundred tells that the project came from another organisation.
 */
export async function makeBenchEvents(): Promise<void> {
  const db = database();
  await makePlaces();
  await db.$executeRaw(sql`
    WITH kind AS (
        SELECT row_number() OVER () - 1 AS place, name, message
        FROM unnest(${TYPES.map(([name]) => name)}::text[], ${TYPES.map(([, message]) => message)}::text[]) AS type (name, message)),
      person AS (SELECT id, row_number() OVER (ORDER BY username) - 1 AS place FROM user_account WHERE username LIKE 'person%'),
      project_in AS (
        SELECT project.id, project.name, customer_id, row_number() OVER (ORDER BY name) AS place,
          lag(customer_id, 5) OVER (ORDER BY name) AS former_id FROM project)
    INSERT INTO event (created, event_type, message, context, project_id, customer_id, user_id)
    SELECT now() - i * interval '90 hours' + place_in.shift * interval '1 hour', kind.name,
      replace(replace(kind.message, '%', project_in.name), '#', i::text),
      jsonb_build_object('project_uuid', project_in.id, 'project_name', project_in.name, 'customer_uuid', customer_id,
        'customer_name', project_in.name, 'user_uuid', person.id,
        'changes', jsonb_build_object('description', jsonb_build_object('from', 'before ' || i, 'to', 'after ' || i)))
        || CASE WHEN kind.name LIKE 'marketplace_resource%' THEN jsonb_build_object('resource_uuid', project_in.id) ELSE '{}' END
        || CASE WHEN i % 100 = 0 AND former_id IS NOT NULL THEN jsonb_build_object('former_customer_uuid', former_id) ELSE '{}' END,
      project_in.id, customer_id, person.id
    FROM project_in CROSS JOIN generate_series(1, ${EVENTS_PER_PROJECT}::int) AS i
    CROSS JOIN LATERAL (SELECT project_in.place * 37 % 90 AS shift) AS place_in
    JOIN kind ON kind.place = (project_in.place + i) % ${TYPES.length}
    JOIN person ON person.place = (project_in.place * 7 + i) % ${PEOPLE}`);
  await db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, customer_id)
    SELECT now() - interval '3 years', 'customer_creation_succeeded', 'Organisation ' || name || ' was created.', '{}', id FROM customer`);
  await db.$executeRaw(sql`
    INSERT INTO event (created, event_type, message, context, project_id, customer_id)
    SELECT now() - interval '3 years', 'project_creation_succeeded', 'Project ' || name || ' was created.', '{}', id, customer_id FROM project`);
  await db.$executeRaw(sql`VACUUM ANALYZE event, event_tally, project, customer, user_role, user_account`);
}

/** Organisations of five projects each, people, staff, and who is in the first of them. */
async function makePlaces(): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO customer (name, created, modified)
    SELECT 'Customer ' || i, now(), now() FROM generate_series(1, ${CUSTOMERS}::int) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO project (customer_id, name, created, modified)
    SELECT customer.id, customer.name || ', project ' || i, now(), now() FROM customer CROSS JOIN generate_series(1, 5) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO user_account (email, username, full_name, is_staff, created, modified)
    SELECT name || '@bench.example', name, name, name = 'staff', now(), now()
    FROM unnest(ARRAY['staff', 'owner', 'member'] || ARRAY(SELECT 'person-' || i FROM generate_series(1, ${PEOPLE}::int) AS i)) AS name`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, customer_id, project_id, created)
    SELECT person.id, role.id, CASE WHEN person.username = 'owner' THEN project.customer_id END,
      CASE WHEN person.username = 'member' THEN project.id END, now()
    FROM (SELECT id, customer_id FROM project ORDER BY name LIMIT 1) AS project
    JOIN user_account AS person ON person.username IN ('owner', 'member')
    JOIN role ON role.name = CASE person.username WHEN 'owner' THEN 'CUSTOMER_OWNER' ELSE 'PROJECT_MEMBER' END`);
}
