import { database, sql } from '@/lib/db/client';

/** How large an installation to make. */
export type Size = { users: number; projects: number; resources: number; orders: number };

export const benchNow = new Date('2026-11-22T10:00:00Z');

const at = sql`${benchNow}::timestamptz`;

/**
 * Fills an empty database: projects in customers of twenty, people spread over projects with every fifth a manager and an
 * owner for each customer, a fifth of the resources ending soon, and half of the orders waiting for long enough.
 */
export async function fillInstallation({ users, projects, resources, orders }: Size): Promise<void> {
  const db = database();
  const customers = Math.ceil(projects / 20);
  await db.$executeRaw(sql`
    INSERT INTO user_account (external_id, email, username, full_name, affiliations, created, modified)
    SELECT 'u' || i, 'u' || i || '@bench.example', 'u' || i, 'Person ' || i, '{}', ${at}, ${at} FROM generate_series(1, ${users}) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO customer (external_id, name, user_email_patterns, user_affiliations, user_identity_sources, created, modified)
    SELECT 'c' || i, 'Customer ' || i, '{}', '{}', '{}', ${at}, ${at} FROM generate_series(1, ${customers}) AS i`);
  await db.$executeRaw(sql`
    INSERT INTO project (external_id, customer_id, name, user_email_patterns, user_affiliations, user_identity_sources, created, modified)
    SELECT 'p' || i, customer.id, 'Project ' || i, '{}', '{}', '{}', ${at}, ${at}
    FROM generate_series(1, ${projects}) AS i JOIN customer ON customer.external_id = 'c' || (i % ${customers} + 1)`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, project_id, created)
    SELECT person.id, role.id, project.id, ${at} FROM generate_series(1, ${users}) AS i
    JOIN user_account AS person ON person.external_id = 'u' || i
    JOIN project ON project.external_id = 'p' || (i % ${projects} + 1)
    JOIN role ON role.name = CASE (i / ${projects}) % 5 WHEN 0 THEN 'PROJECT_MANAGER' ELSE 'PROJECT_MEMBER' END`);
  await db.$executeRaw(sql`
    INSERT INTO user_role (user_id, role_id, customer_id, created)
    SELECT person.id, role.id, customer.id, ${at} FROM generate_series(1, ${customers}) AS i
    JOIN user_account AS person ON person.external_id = 'u' || (i % ${users} + 1)
    JOIN customer ON customer.external_id = 'c' || i JOIN role ON role.name = 'CUSTOMER_OWNER'`);
  await fillMarketplace(projects, resources, orders);
  await db.$executeRaw(sql`ANALYZE`);
}

async function fillMarketplace(projects: number, resources: number, orders: number): Promise<void> {
  const db = database();
  await db.$executeRaw(sql`
    INSERT INTO offering (external_id, customer_id, name, offering_type, plugin_options, created, modified)
    SELECT 'o' || i, customer.id, 'Offering ' || i, 'Support.OfferingTemplate',
      CASE i % 2 WHEN 0 THEN '{"resource_expiration_reminders": [90, 60, 30, 14, 7, 1]}' ELSE '{}' END::jsonb, ${at}, ${at}
    FROM generate_series(1, 200) AS i JOIN customer ON customer.external_id = 'c1'`);
  await db.$executeRaw(sql`
    INSERT INTO offering_component (offering_id, type, name, is_prepaid) SELECT id, 'prepaid', 'Prepaid', true FROM offering`);
  await db.$executeRaw(sql`
    INSERT INTO resource (external_id, project_id, offering_id, name, state, end_date, created, modified)
    SELECT 'r' || i, project.id, offering.id, 'Resource ' || i, 'OK',
      ${at}::date + CASE (i / ${projects}) % 5 WHEN 0 THEN i % 30 ELSE 1000 + i % 300 END, ${at}, ${at}
    FROM generate_series(1, ${resources}) AS i
    JOIN project ON project.external_id = 'p' || (i % ${projects} + 1)
    JOIN offering ON offering.external_id = 'o' || (i % 200 + 1)`);
  await db.$executeRaw(sql`
    INSERT INTO marketplace_order (external_id, project_id, offering_id, order_type, state, cost, created, modified)
    SELECT 'x' || i, project.id, offering.id, 'CREATE', 'PENDING_CONSUMER', i % 1000,
      ${at} - (CASE i % 2 WHEN 0 THEN 25 + i % 200 ELSE 1 END) * interval '1 hour', ${at}
    FROM generate_series(1, ${orders}) AS i
    JOIN project ON project.external_id = 'p' || (i % ${projects} + 1)
    JOIN offering ON offering.external_id = 'o' || (i % 200 + 1)`);
}
