import type { Audience } from '@/lib/contracts/people/audiences';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { type RowShape, readRow } from '@/lib/db/row-shape';
import { rulesNaming } from '@/lib/db/rules-naming';

/** The people of a row of `audience` who were not deleted. */
export const membersCount = sql`(
  SELECT count(*)::int FROM audience_member AS member JOIN user_account AS person ON person.id = member.user_id
  WHERE member.audience_id = audience.id AND person.status <> 'deleted')`;

export const audienceRow: RowShape = {
  id: sql`audience.id`,
  tables: sql`audience`,
  json: sql`json_build_object('uuid', audience.id, 'name', audience.name, 'members_count', ${membersCount},
    'used_by', ${rulesNaming('audience', sql`audience.id`)}, 'created', audience.created, 'modified', audience.modified)`,
};

/** One audience. @throws not_found */
export function readAudienceRow({ db }: Ctx, uuid: string): Promise<Audience> {
  return readRow<Audience>(db, audienceRow, sql`audience.id = ${uuid}::uuid`);
}

/** An audience that nobody else changes until the transaction ends. @throws not_found */
export async function holdAudience({ db }: Ctx, uuid: string): Promise<{ name: string }> {
  const [held] = await db.$queryRaw<{ name: string }[]>(
    sql`SELECT name FROM audience WHERE id = ${uuid}::uuid FOR UPDATE`,
  );
  if (held === undefined) throw new DomainError('not_found');
  return held;
}
