import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { holdForOrder } from '@/lib/services/quotas/hold-project';

/**
 * Holds an order that is about to be moved, its resource, and the project that nobody deletes or ends meanwhile, with its customer:
 * what is read next is as other changes left it. Always in this sequence, so that no two wait for each other.
 */
export async function holdOrder({ db }: Pick<Ctx, 'db'>, uuid: string): Promise<void> {
  await holdForOrder({ db }, sql`(SELECT project_id FROM marketplace_order WHERE id = ${uuid}::uuid)`);
  await db.$executeRaw(sql`SELECT FROM marketplace_order WHERE id = ${uuid}::uuid FOR UPDATE`);
  await db.$executeRaw(sql`
    SELECT FROM resource WHERE id = (SELECT resource_id FROM marketplace_order WHERE id = ${uuid}::uuid) FOR UPDATE`);
}
