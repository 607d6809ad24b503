import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { rehearseRecoveryOperation } from '@/lib/contracts/project-ends';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { transaction } from '@/lib/db/transaction';
import { type FormerRole, findFormerTeam } from '@/lib/services/projects/find-former-team';
import { holdProject } from '@/lib/services/projects/held-project';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { endDateFault } from '@/lib/services/projects/require-dates';
import { requireRecoverable } from '@/lib/services/projects/require-recoverable';

type Rehearsal = AnswerOf<typeof rehearseRecoveryOperation>;

/** What recovering a project would do; writes nothing. @throws as `recoverProject`, but for an end date that is missing */
export function rehearseRecovery(
  ctx: Ctx,
  { end_date, restore_team_members = false, uuid }: InputOf<typeof rehearseRecoveryOperation>,
): Promise<Rehearsal> {
  return transaction(ctx, async (tx) => {
    const project = await holdProject(tx, uuid);
    await readProjectRow(tx, uuid);
    await requireRecoverable(tx, project, restore_team_members);
    const fault = end_date === undefined ? null : endDateFault(end_date, project);
    if (fault !== null) throw fieldError('end_date', fault);
    const team = restore_team_members ? await findFormerTeam(tx, uuid) : [];
    const { hasEnded, slug } = await foreseen(tx, uuid);
    return {
      will_return: team.filter(({ reason }) => reason === null).map(shown),
      will_not: team.flatMap((one) =>
        one.reason === null ? [] : [{ ...shown(one), reason: one.reason, level: one.level }],
      ),
      needs_end_date: end_date === undefined && hasEnded,
      slug,
      quotas: [],
    };
  });
}

function shown({ role, user_uuid, username }: FormerRole) {
  return { user_uuid, username, role };
}

/** Whether its days have passed, and the slug that it would get. */
async function foreseen({ db, now }: Ctx, uuid: string): Promise<{ hasEnded: boolean; slug: string }> {
  const [found] = await db.$queryRaw<{ hasEnded: boolean; slug: string }[]>(sql`
    SELECT (life.is_expired OR life.is_in_grace_period) AS "hasEnded", free_slug(project.slug, project.customer_id, project.id) AS slug
    FROM project JOIN customer ON customer.id = project.customer_id ${projectLife(now)} WHERE project.id = ${uuid}::uuid`);
  return found ?? { hasEnded: false, slug: '' };
}
