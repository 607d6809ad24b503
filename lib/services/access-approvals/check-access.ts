import { can } from '@/lib/auth/permissions';
import { requirePerson } from '@/lib/auth/require';
import type { checkAccessOperation } from '@/lib/contracts/access/approvals';
import { uuid } from '@/lib/contracts/common';
import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { together } from '@/lib/core/together';
import { arrayOf } from '@/lib/db/array-of';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { queryRows } from '@/lib/db/query-rows';
import { isLiveApproval } from '@/lib/services/access/live-approval';

const MOST_AT_ONCE = 1_000;

type Answer = AnswerOf<typeof checkAccessOperation>;
type Found = {
  /** Of the call, from 1. */
  place: number;
  user_id: string | null;
  status: string | null;
  is_archived: boolean | null;
  has_live: boolean | null;
  until: string | null;
  ended_by: string | null;
};

/** Whether a person, named in one of three ways, may use what a requirement is about at the instant of a call. */
type Asked = { ctx: Ctx; requirementId: string; user: string };

/**
 * Whether somebody may use what a requirement is about now, by the clock of the call. One statement, the same whoever asks about
 * whom, which calls that come together share.
 * @throws not_found for no requirement, for nobody, and to who may not ask about somebody else
 */
export async function checkAccess(ctx: Ctx, { id, user }: InputOf<typeof checkAccessOperation>): Promise<Answer> {
  const { userId } = requirePerson(ctx);
  const found = await findAccess({ ctx, requirementId: id, user: user ?? userId });
  if (found === undefined || found.is_archived === null || found.user_id === null) throw new DomainError('not_found');
  const mayAsk = found.user_id === userId || can(ctx.actor, 'ACCESS_COMMITTEE_OR_SUPPORT');
  if (!mayAsk) throw new DomainError('not_found');
  return answerOf(found);
}

/** Each is looked up after it came. */
const findAccess = together(
  async (calls: readonly Asked[]): Promise<(Found | undefined)[]> => {
    const [first] = calls;
    if (first === undefined) return [];
    const rows = new Map((await queryRows<Found>(first.ctx.db, statementOf(calls))).map((row) => [row.place, row]));
    return calls.map((_, at) => rows.get(at + 1));
  },
  { most: MOST_AT_ONCE, sizeOf: () => 1 },
);

function statementOf(calls: readonly Asked[]) {
  const isLive = isLiveApproval(sql`approval`, sql`call.at`);
  return sql`
    SELECT call.place::int AS place, person.id AS user_id, person.status,
      CASE WHEN requirement.id IS NOT NULL THEN requirement.archived_at IS NOT NULL END AS is_archived,
      of_person.has_live, of_person.until, of_person.ended_by
    FROM unnest(${arrayOf('uuid', calls, ({ requirementId }) => requirementId)}, ${arrayOf('text', calls, ({ user }) => user)},
      ${arrayOf('uuid', calls, ({ user }) => uuid.safeParse(user).data ?? null)},
      ${arrayOf('timestamptz', calls, ({ ctx }) => ctx.now.toISOString())})
      WITH ORDINALITY AS call (requirement_id, name, id, at, place)
    LEFT JOIN LATERAL (SELECT coalesce((SELECT id FROM user_account WHERE user_account.id = call.id),
      (SELECT id FROM user_account WHERE username = call.name), (SELECT id FROM user_account WHERE external_id = call.name)) AS id) AS asked ON true
    LEFT JOIN user_account AS person ON person.id = asked.id
    LEFT JOIN access_requirement AS requirement ON requirement.id = call.requirement_id
    LEFT JOIN LATERAL (
      SELECT bool_or(${isLive}) AS has_live,
        CASE WHEN NOT bool_or(${isLive} AND approval.expired_on IS NULL)
          THEN to_json(max(approval.expired_on) FILTER (WHERE ${isLive})) #>> '{}' END AS until,
        (array_agg(coalesce(approval.ended_by, 'expiry') ORDER BY coalesce(approval.ended_at, approval.expired_on) DESC, approval.id))[1] AS ended_by
      FROM access_approval AS approval
      WHERE approval.requirement_id = requirement.id AND approval.accessor_id = person.id) AS of_person ON true`;
}

/** The first reason that holds. */
function answerOf({ ended_by, has_live, is_archived, status, until }: Found): Answer {
  const no = (reason: Answer['reason']) => ({ has_access: false, reason, until: null });
  if (status !== 'active') return no('account_inactive');
  if (has_live === true) return { has_access: true, reason: 'granted', until };
  if (is_archived === true) return no('requirement_archived');
  if (ended_by === null) return no('never_granted');
  return no(ended_by === 'expiry' ? 'expired' : 'revoked');
}
