import { type AlertDetail, assignAlertOperation } from '@/lib/contracts/alerts/alerts';
import type { InputOf } from '@/lib/contracts/operation';
import { fieldError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { changeOpenAlert } from '@/lib/services/alerts/change-open-alert';

/** Gives an alert to an active member of staff, or to nobody. @throws validation_failed for anybody else; not_found, moved_on */
export async function assignAlert(
  ctx: Ctx,
  { id, user_uuid }: InputOf<typeof assignAlertOperation>,
): Promise<AlertDetail> {
  if (user_uuid !== null && !(await isActiveStaff(ctx, user_uuid))) {
    throw fieldError('user_uuid', 'Choose an active member of staff.');
  }
  return changeOpenAlert(ctx, id, {
    operation: assignAlertOperation.id,
    set: sql`assigned_to_id = ${user_uuid}::uuid`,
    facts: { assigned_to: user_uuid },
  });
}

async function isActiveStaff({ db }: Ctx, id: string): Promise<boolean> {
  return (await db.user.count({ where: { id, is_staff: true, status: 'active' } })) === 1;
}
