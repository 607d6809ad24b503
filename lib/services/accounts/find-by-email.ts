import { type Db, sql } from '@/lib/db/client';
import { hasAddress } from '@/lib/db/has-address';

type Found = { id: string; status: string; password_hash: string | null };

/** The person with an email address, however its domain is written; undefined when there is none. */
export async function findByEmail(db: Db, email: string): Promise<Found | undefined> {
  const [found] = await db.$queryRaw<Found[]>(sql`
    SELECT id, status, password_hash FROM user_account AS person WHERE ${hasAddress(sql`person`, sql`${email}`)}`);
  return found;
}
