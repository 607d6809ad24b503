import type { InputOf } from '@/lib/contracts/operation';
import { createServiceSettingsOperation, type ServiceSettings } from '@/lib/contracts/people/service-settings';
import type { Ctx } from '@/lib/db/context';
import { change, changed } from '@/lib/services/audit/change';
import { keepCredentials } from '@/lib/services/service-settings/keep-credentials';
import { requireChangeIn } from '@/lib/services/service-settings/require-change';
import { readSettingsRow } from '@/lib/services/service-settings/settings-row';

/**
 * Creates service settings of a customer, or shared ones where none is named.
 * @throws validation_failed for a customer that the caller doesn’t read; not_allowed
 */
export function createServiceSettings(
  ctx: Ctx,
  given: InputOf<typeof createServiceSettingsOperation>,
): Promise<ServiceSettings> {
  const { backend_url = '', customer = null, is_active = true, name, options = {}, type } = given;
  return change(ctx, { operation: createServiceSettingsOperation.id, subjectType: 'service_settings' }, async (tx) => {
    await requireChangeIn(tx, customer);
    const { id } = await tx.db.serviceSettings.create({
      data: {
        name,
        type,
        customer_id: customer,
        backend_url,
        options: JSON.parse(JSON.stringify(options)),
        is_active,
        created: tx.now,
        modified: tx.now,
      },
    });
    const { set } = await keepCredentials(tx, id, given);
    return changed(await readSettingsRow(tx, id), {
      subjectId: id,
      facts: { customer_id: customer, is_active, credentials_set: set },
      touches: [{ topic: 'service_settings' }],
    });
  });
}
