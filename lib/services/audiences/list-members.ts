import type { InputOf } from '@/lib/contracts/operation';
import type { listMembersOperation } from '@/lib/contracts/people/audiences';
import { sql } from '@/lib/db/client';
import { hasWords, isId, matchesAll } from '@/lib/db/conditions';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { readAudienceRow } from '@/lib/services/audiences/audience-row';

const memberRow: RowShape = {
  id: sql`person.id`,
  tables: sql`audience_member AS member JOIN user_account AS person ON person.id = member.user_id AND person.status <> 'deleted'`,
  json: sql`json_build_object('uuid', person.id, 'username', person.username, 'full_name', person.full_name,
    'email', person.email, 'created', member.created)`,
};

const byName = [ascending(sql`person.full_name`), ascending(sql`person.id`)];
const filters = {
  uuid: isId(sql`member.audience_id`),
  q: hasWords(sql`(person.full_name || ' ' || person.username || ' ' || person.email)`),
};

/** The members of an audience who were not deleted, by name. @throws not_found */
export async function listMembers(ctx: Ctx, input: InputOf<typeof listMembersOperation>) {
  await readAudienceRow(ctx, input.uuid);
  const ofAudience = { ...memberRow, tables: sql`${memberRow.tables} AND member.audience_id = ${input.uuid}::uuid` };
  const selected = { condition: matchesAll(input, filters), order: byName, isSearched: input.q !== undefined };
  return listRows(ctx.db, ofAudience, selected, input);
}
