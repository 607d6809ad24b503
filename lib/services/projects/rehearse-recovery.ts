import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { rehearseRecoveryOperation } from '@/lib/contracts/projects/ends';
import { type ProjectState, statesAfter } from '@/lib/contracts/projects/life';
import type { Day } from '@/lib/core/dates';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { projectLife } from '@/lib/db/project-life';
import { transaction } from '@/lib/db/transaction';
import { type FormerRole, findFormerTeam } from '@/lib/services/projects/find-former-team';
import { readStoredProject } from '@/lib/services/projects/held-project';
import { requireFewInvited } from '@/lib/services/projects/invite-team';
import { readProjectRow } from '@/lib/services/projects/project-shape';
import { findReopenable } from '@/lib/services/projects/reopen-invitations';
import { findRecoveredEndError, requireRecoverable, teamReturnOf } from '@/lib/services/projects/require-recoverable';
import { findUnfitTeam, neededBy } from '@/lib/services/projects/require-room-for-team';
import { foreseeQuotas } from '@/lib/services/quotas/foresee-quotas';

type Rehearsal = AnswerOf<typeof rehearseRecoveryOperation>;

/** What recovering a project would do; writes nothing. @throws as `recoverProject`, but for an end date that is missing */
export function rehearseRecovery(
  ctx: Ctx,
  {
    end_date,
    restore_team_members,
    send_invitations_to_previous_members,
    uuid,
  }: InputOf<typeof rehearseRecoveryOperation>,
): Promise<Rehearsal> {
  const how = teamReturnOf({ restore_team_members, send_invitations_to_previous_members });
  return transaction(ctx, async (tx) => {
    const project = await readStoredProject(tx, uuid);
    await readProjectRow(tx, uuid);
    await requireRecoverable(tx, project, how);
    const team = await findFormerTeam(tx, uuid, how);
    if (how === 'invited') await requireFewInvited(tx, team);
    const added = how === 'restored' ? team : [];
    const unfit = await findUnfitTeam(tx, project, added);
    const { additions, place } = neededBy(project, added);
    const { slug, state } = await foreseen(tx, uuid, end_date === undefined ? project.end_date : end_date);
    return {
      will_return: team.filter((one) => whyNot(one, unfit) === null).map(shown),
      will_not: [
        ...team.flatMap((one) => {
          const reason = whyNot(one, unfit);
          return reason === null ? [] : [{ ...shown(one), reason, level: one.level }];
        }),
        ...(how === 'invited' ? await findInvitedBefore(tx, uuid, team) : []),
      ],
      needs_end_date: findRecoveredEndError(end_date, project) !== null || !statesAfter('recovered').has(state),
      slug,
      quotas: await foreseeQuotas(tx, place, additions),
    };
  });
}

/** Who is not of the snapshot, but has an invitation of an earlier recovery, which holds again. */
async function findInvitedBefore(tx: Ctx, uuid: string, team: readonly FormerRole[]): Promise<Rehearsal['will_not']> {
  const named = new Set(team.map(({ role, user_uuid }) => `${user_uuid} ${role}`));
  const invited = (await findReopenable(tx, uuid)).filter(({ role, user_uuid }) => !named.has(`${user_uuid} ${role}`));
  return invited.map((one) => ({ ...one, reason: 'invitation_pending', level: null }));
}

/** Why a role is not given back, who would not fit into the quotas included. */
function whyNot({ reason, user_uuid }: FormerRole, unfit: ReadonlySet<string>): FormerRole['reason'] {
  return reason === null && unfit.has(user_uuid) ? 'quota' : reason;
}

function shown({ role, user_uuid, username }: FormerRole) {
  return { user_uuid, username, role };
}

type Foreseen = { slug: string; state: ProjectState };

/** The state and the slug that it would have with an end date. */
async function foreseen({ db, now }: Ctx, uuid: string, end: Day | null): Promise<Foreseen> {
  const [found] = await db.$queryRaw<Foreseen[]>(sql`
    SELECT life.state, free_slug(project.slug, project.customer_id, project.id) AS slug
    FROM project AS stored
    CROSS JOIN LATERAL jsonb_populate_record(stored, jsonb_build_object('is_removed', false, 'end_date', ${end}::text)) AS project
    JOIN customer ON customer.id = project.customer_id ${projectLife(now)} WHERE stored.id = ${uuid}::uuid`);
  if (found === undefined) throw new DomainError('not_found');
  return found;
}
