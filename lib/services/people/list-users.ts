import type { InputOf } from '@/lib/contracts/operation';
import type { listUsersOperation } from '@/lib/contracts/users';
import { join, type Sql, sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { matchesWords } from '@/lib/db/matches-words';
import { userJson } from '@/lib/services/people/user-row';

type Asked = InputOf<typeof listUsersOperation>;
type List = { json: string; total: number };

/** The people of the installation, by name. One statement. */
export async function listUsers(ctx: Ctx, asked: Asked): Promise<List> {
  const rows = sql`user_account AS person WHERE ${conditions(asked)}`;
  const [list] = await ctx.db.$queryRaw<List[]>(sql`
    SELECT (SELECT count(*)::int FROM ${rows}) AS total,
      (SELECT coalesce(json_agg(${userJson} ORDER BY person.full_name, person.id), '[]')::text FROM (
        SELECT person.* FROM ${rows} ORDER BY person.full_name, person.id
        LIMIT ${asked.page_size} OFFSET ${(asked.page - 1) * asked.page_size}) AS person) AS json`);
  return list ?? { json: '[]', total: 0 };
}

function conditions({ is_staff, q, status }: Asked): Sql {
  const all = [sql`TRUE`];
  if (status !== undefined) all.push(sql`person.status = ${status}`);
  if (is_staff !== undefined) all.push(sql`person.is_staff = ${is_staff}`);
  if (q !== undefined) all.push(matchesWords(sql`(person.full_name || ' ' || person.email)`, q));
  return join(all, ' AND ');
}
