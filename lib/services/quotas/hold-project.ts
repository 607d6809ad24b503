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
