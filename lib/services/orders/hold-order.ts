import { type Db, sql } from '@/lib/db/client';

/**
 * Holds an order that is about to be moved, its resource, and the project that nobody deletes or ends meanwhile: what is read
 * next is as other changes left it. Always in this sequence, so that no two wait for each other.
 */
export async function holdOrder(db: Db, uuid: string): Promise<void> {
  await db.$executeRaw(sql`
    SELECT FROM project WHERE id = (SELECT project_id FROM marketplace_order WHERE id = ${uuid}::uuid) FOR SHARE`);
  await db.$executeRaw(sql`SELECT FROM marketplace_order WHERE id = ${uuid}::uuid FOR UPDATE`);
  await db.$executeRaw(sql`
    SELECT FROM resource WHERE id = (SELECT resource_id FROM marketplace_order WHERE id = ${uuid}::uuid) FOR UPDATE`);
}
