import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { LONGEST_NAME } from '@/lib/services/permission-requests/project-name-of';

/** A name that no project of a customer has: with 2, 3 … after it where it is taken, and shortened for that where it is long. */
export async function freeProjectName({ db }: Pick<Ctx, 'db'>, customerId: string, requested: string): Promise<string> {
  const [free] = await db.$queryRaw<{ name: string }[]>(sql`
    WITH RECURSIVE tried (number, name) AS (
      SELECT 1, ${requested}::text
      UNION ALL
      SELECT number + 1, rtrim(left(${requested}::text, ${LONGEST_NAME} - length(' ' || number + 1))) || ' ' || number + 1
      FROM tried WHERE EXISTS (SELECT FROM project
        WHERE project.customer_id = ${customerId}::uuid AND NOT project.is_removed AND project.name = tried.name))
    SELECT name FROM tried ORDER BY number DESC LIMIT 1`);
  if (free === undefined) throw new DomainError('not_found');
  return free.name;
}
