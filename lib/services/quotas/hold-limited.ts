import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

const isLimitedCustomer = sql`num_nonnulls(customer.max_users, customer.max_resources, customer.max_projects) > 0`;

/**
 * Holds, until the transaction ends, those of many projects and customers that limit something, and the customers of the projects:
 * whoever adds to them waits. The projects come before the customers, as everywhere. Two statements.
 * @param meant conditions on `project` and on `customer`
 */
export async function holdLimited({ db }: Pick<Ctx, 'db'>, meant: { projects: Sql; customers: Sql }): Promise<void> {
  await db.$executeRaw(sql`
    SELECT FROM project WHERE ${meant.projects} AND (num_nonnulls(project.max_users, project.max_resources) > 0
      OR EXISTS (SELECT FROM customer WHERE customer.id = project.customer_id AND ${isLimitedCustomer}))
    ORDER BY project.id FOR NO KEY UPDATE`);
  await db.$executeRaw(sql`
    SELECT FROM customer WHERE ${isLimitedCustomer}
      AND (${meant.customers} OR customer.id IN (SELECT project.customer_id FROM project WHERE ${meant.projects}))
    ORDER BY customer.id FOR NO KEY UPDATE`);
}
