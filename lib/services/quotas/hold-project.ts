import { type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';

type Db = Pick<Ctx, 'db'>;

/**
 * Holds a project and its customer, in this sequence, until the transaction ends: whoever adds to them, or limits what they may have,
 * waits. False where there is no such project.
 */
export async function holdProject(tx: Db, id: Sql): Promise<boolean> {
  // One after the other: whoever waited for a move holds the customer that the project has now.
  const [project] = await tx.db.$queryRaw<{ customer_id: string }[]>(
    sql`SELECT customer_id FROM project WHERE id = ${id} FOR NO KEY UPDATE`,
  );
  return project !== undefined && (await holdCustomer(tx, project.customer_id));
}

/** The same of a customer alone. */
export async function holdCustomer({ db }: Db, id: string): Promise<boolean> {
  return (await db.$executeRaw(sql`SELECT FROM customer WHERE id = ${id}::uuid FOR NO KEY UPDATE`)) > 0;
}

/**
 * Holds a project and its customer for an order in it, until the transaction ends: alone where either limits something, otherwise
 * beside other orders, so that only who deletes, ends or limits them waits. False where there is no such project.
 */
export async function holdForOrder(tx: Db, id: Sql): Promise<boolean> {
  const isAlone = await holdIfLimited(tx, id);
  const [place] = await tx.db.$queryRaw<{ isLimited: boolean }[]>(sql`
    SELECT ${isLimited} AS "isLimited" FROM project JOIN customer ON customer.id = project.customer_id
    WHERE project.id = ${id} FOR SHARE OF project, customer`);
  // Limited between the two: two orders that find that both begin anew, as after any deadlock.
  if (place?.isLimited === true && !isAlone) await holdIfLimited(tx, id);
  return place !== undefined;
}

const isLimited = sql`num_nonnulls(project.max_users, project.max_resources, customer.max_users, customer.max_resources) > 0`;

async function holdIfLimited({ db }: Db, id: Sql): Promise<boolean> {
  const held = await db.$executeRaw(sql`
    SELECT FROM project JOIN customer ON customer.id = project.customer_id
    WHERE project.id = ${id} AND ${isLimited} FOR NO KEY UPDATE OF project, customer`);
  return held > 0;
}
