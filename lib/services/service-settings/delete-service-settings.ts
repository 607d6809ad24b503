import type { InputOf } from '@/lib/contracts/operation';
import { deleteServiceSettingsOperation } from '@/lib/contracts/people/service-settings-deletion';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { holdSettings, requireUnused } from '@/lib/services/service-settings/hold-settings';
import { requireChange } from '@/lib/services/service-settings/require-change';

/** Deletes service settings with their credentials; terminated resources lose them. @throws not_found; not_allowed; moved_on while resources use them */
export function deleteServiceSettings(
  ctx: Ctx,
  { uuid }: InputOf<typeof deleteServiceSettingsOperation>,
): Promise<undefined> {
  return change(ctx, { operation: deleteServiceSettingsOperation.id, subjectType: 'service_settings' }, async (tx) => {
    const { customer_uuid } = await holdSettings(tx, uuid);
    await requireChange(tx, customer_uuid);
    await requireUnused(tx, uuid);
    await tx.db.serviceSettings.delete({ where: { id: uuid } });
    const facts = { customer_id: customer_uuid };
    return changed(undefined, { subjectId: uuid, facts, touches: [{ topic: 'service_settings' }] });
  });
}
