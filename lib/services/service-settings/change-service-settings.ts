import type { InputOf } from '@/lib/contracts/operation';
import { changeServiceSettingsOperation, type ServiceSettings } from '@/lib/contracts/people/service-settings';
import { givenFields } from '@/lib/core/given-fields';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { type Difference, differencesOf } from '@/lib/services/audit/differences';
import { holdSettings, requireUnused } from '@/lib/services/service-settings/hold-settings';
import { keepCredentials } from '@/lib/services/service-settings/keep-credentials';
import { requireChange, requireChangeIn } from '@/lib/services/service-settings/require-change';
import { readSettingsRow } from '@/lib/services/service-settings/settings-row';

/** `requireVersion` refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: ServiceSettings) => void };

/**
 * Changes service settings; credentials that are left out stay, and null clears one. Other ones than before are counted as a
 * change even where they say the same: nothing reads them.
 * @throws not_found; version_stale; not_allowed; validation_failed for a customer that the caller doesn’t read; moved_on when
 * resources use them and they are to be of another customer
 */
export function changeServiceSettings(
  ctx: Ctx,
  given: InputOf<typeof changeServiceSettingsOperation>,
  { requireVersion }: Precondition,
): Promise<ServiceSettings> {
  const { certificate, customer: customer_uuid, password, token, username, uuid, ...fields } = given;
  return change(ctx, { operation: changeServiceSettingsOperation.id, subjectType: 'service_settings' }, async (tx) => {
    const before = await holdSettings(tx, uuid);
    requireVersion(before);
    await requireChange(tx, before.customer_uuid);
    const changes = differencesOf(before, { ...fields, customer_uuid });
    if (customer_uuid !== undefined && 'customer_uuid' in changes) await moveSettings(tx, uuid, customer_uuid);
    const credentials = await keepCredentials(tx, uuid, { username, password, token, certificate });
    const hasNewCredentials = credentials.set.length + credentials.cleared.length > 0;
    if (Object.keys(changes).length === 0 && !hasNewCredentials) return unchanged(before);
    const { options, ...plain } = fields;
    await tx.db.serviceSettings.update({
      where: { id: uuid },
      data: {
        ...givenFields(plain),
        ...(options !== undefined && { options: JSON.parse(JSON.stringify(options)) }),
        modified: tx.now,
      },
    });
    return changed(await readSettingsRow(tx, uuid), {
      subjectId: uuid,
      facts: {
        ...recordedOf(changes),
        ...(hasNewCredentials && { credentials_set: credentials.set, credentials_cleared: credentials.cleared }),
      },
      touches: [{ topic: 'service_settings' }, ...('name' in changes ? [{ topic: 'projects' } as const] : [])],
    });
  });
}

/** Terminated resources of other customers keep nothing of settings that become one customer’s own. */
async function moveSettings(tx: Ctx, uuid: string, customerId: string | null): Promise<void> {
  await requireChangeIn(tx, customerId);
  await requireUnused(tx, uuid);
  if (customerId !== null) {
    await tx.db.$executeRaw(sql`
      UPDATE resource SET service_settings_id = NULL FROM project
      WHERE project.id = resource.project_id AND project.customer_id <> ${customerId}::uuid
        AND resource.service_settings_id = ${uuid}::uuid`);
  }
  await tx.db.serviceSettings.update({ where: { id: uuid }, data: { customer_id: customerId } });
}

/** What the audit trail keeps: of texts that people wrote only that they changed. */
function recordedOf(changes: Readonly<Record<string, Difference>>): Record<string, unknown> {
  const isCounted = (name: string) => name === 'customer_uuid' || name === 'is_active';
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, isCounted(name) ? value : 'changed']),
  );
}
