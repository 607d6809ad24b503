import { requirePerson } from '@/lib/auth/require';
import type { readAccessPrefillOperation } from '@/lib/contracts/access/people';
import { MOST_ACCESSORS } from '@/lib/contracts/access/submissions';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { isLatelyEndedApproval, isLiveApproval } from '@/lib/services/access/live-approval';
import { readRequirementRow } from '@/lib/services/access/requirement-row';
import { accessPersonJson } from '@/lib/services/access-people/access-person';

type Answer = AnswerOf<typeof readAccessPrefillOperation>;

/**
 * Whom a submission of the caller for a requirement would name: RENEW_ACCESS for who has access through them, GAIN_ACCESS for
 * whose access through them ended less than 90 days ago, and for themselves if they have none. @throws not_found
 */
export async function readAccessPrefill(ctx: Ctx, { id }: InputOf<typeof readAccessPrefillOperation>): Promise<Answer> {
  const { userId } = requirePerson(ctx);
  await readRequirementRow(ctx, id);
  const isLive = isLiveApproval(sql`approval`, ctx.now);
  const ofCaller = sql`requirement_id = ${id}::uuid AND submitter_id = ${userId}::uuid`;
  const [found] = await ctx.db.$queryRaw<Answer[]>(sql`
    WITH named AS (
        SELECT approval.accessor_id AS user_id, CASE WHEN ${isLive} THEN 'RENEW_ACCESS' ELSE 'GAIN_ACCESS' END AS type
        FROM access_approval AS approval
        WHERE ${ofCaller} AND (${isLive} OR ${isLatelyEndedApproval(sql`approval`, ctx.now)})
        UNION ALL
        SELECT ${userId}::uuid, 'GAIN_ACCESS' WHERE NOT EXISTS (SELECT FROM access_approval AS approval
          WHERE ${ofCaller} AND accessor_id = ${userId}::uuid AND (${isLive} OR ${isLatelyEndedApproval(sql`approval`, ctx.now)}))),
      suggested AS (
        SELECT named.user_id, named.type, row_number() OVER (
          ORDER BY named.user_id <> ${userId}::uuid, named.type DESC, person.full_name, named.user_id) AS position
        FROM named JOIN user_account AS person ON person.id = named.user_id)
    SELECT (SELECT coalesce(json_agg(${accessPersonJson(ctx)} ORDER BY named.position), '[]')
        FROM suggested AS named
        JOIN user_account AS person ON person.id = named.user_id
        LEFT JOIN access_approval AS held ON held.requirement_id = ${id}::uuid AND held.submitter_id = ${userId}::uuid
          AND held.accessor_id = named.user_id
        WHERE named.position <= ${MOST_ACCESSORS}) AS people,
      (SELECT id FROM access_submission WHERE ${ofCaller} AND state IN ('DRAFT', 'SUBMITTED')) AS open_submission_id`);
  return found ?? { people: [], open_submission_id: null };
}
