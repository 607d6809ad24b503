import type { listSubmissionPeopleOperation } from '@/lib/contracts/access/people';
import type { InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { listRows } from '@/lib/db/list-rows';
import { ascending } from '@/lib/db/row-order';
import type { RowShape } from '@/lib/db/row-shape';
import { accessPersonJson } from '@/lib/services/access-people/access-person';
import { readSubmissionRow } from '@/lib/services/access-submissions/submission-row';

/** The people of a submission that the caller reads, in its order. @throws not_found */
export async function listSubmissionPeople(ctx: Ctx, { id, ...part }: InputOf<typeof listSubmissionPeopleOperation>) {
  const { requirement_id, submitter_id } = await readSubmissionRow(ctx, id);
  const shape: RowShape = {
    id: sql`named.user_id`,
    tables: sql`(SELECT * FROM access_submission_change WHERE submission_id = ${id}::uuid) AS named`,
    joins: sql`LEFT JOIN user_account AS person ON person.id = named.user_id
      LEFT JOIN access_approval AS held ON held.requirement_id = ${requirement_id}::uuid
        AND held.submitter_id = ${submitter_id}::uuid AND held.accessor_id = named.user_id`,
    json: accessPersonJson(ctx),
  };
  const order = [ascending(sql`named.position`), ascending(sql`named.user_id`)];
  return listRows(ctx.db, shape, { condition: sql`TRUE`, order }, part);
}
