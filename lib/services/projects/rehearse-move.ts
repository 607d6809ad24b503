import type { AnswerOf, InputOf } from '@/lib/contracts/operation';
import type { rehearseMoveOperation } from '@/lib/contracts/projects/ends';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { findMoveEffects, shownHolder } from '@/lib/services/projects/find-move-effects';
import { readStoredProject } from '@/lib/services/projects/held-project';
import { findPrivateSettings } from '@/lib/services/projects/private-settings';
import { requireMovable } from '@/lib/services/projects/require-movable';
import { requireStaff } from '@/lib/services/projects/require-staff';
import { foreseeQuotas } from '@/lib/services/quotas/foresee-quotas';

/** What moving a project would do; writes nothing. @throws as `moveProject`, but for quotas and service settings, which it answers */
export function rehearseMove(
  ctx: Ctx,
  { customer, preserve_permissions, uuid }: InputOf<typeof rehearseMoveOperation>,
): Promise<AnswerOf<typeof rehearseMoveOperation>> {
  return transaction(ctx, async (tx) => {
    await requireStaff(tx, uuid);
    const project = await readStoredProject(tx, uuid);
    await requireMovable(tx, project, customer);
    const { additions, slug, will_keep, will_lose } = await findMoveEffects(
      tx,
      project,
      customer,
      preserve_permissions,
    );
    return {
      will_keep: will_keep.map(shownHolder),
      will_lose: will_lose.map((role) => ({ ...shownHolder(role), level: role.level })),
      quotas: await foreseeQuotas(tx, { customerId: customer, projectId: null }, additions),
      service_settings: await findPrivateSettings(tx, uuid),
      slug,
    };
  });
}
