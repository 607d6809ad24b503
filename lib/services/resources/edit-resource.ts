import { type FieldNeed, requireFields } from '@/lib/auth/require-fields';
import { changeResourceOperation, type Resource } from '@/lib/contracts/marketplace/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { holdResource } from '@/lib/services/resources/change-resource';
import { findResource, requireProjectNotDeleted } from '@/lib/services/resources/find-resource';
import { readResource } from '@/lib/services/resources/read-resource';
import { requireServiceSettings } from '@/lib/services/resources/require-service-settings';

/**
 * Changes the name of a resource, or what it is to its backend; what is given as it is counts as not given.
 * @throws not_found; not_allowed naming a field; moved_on for one that ended or is in a deleted project; validation_failed and rule_broken for service
 * settings that it can’t be given
 */
export function editResource(ctx: Ctx, input: InputOf<typeof changeResourceOperation>): Promise<Resource> {
  const { service_settings, uuid, ...fields } = input;
  return change(ctx, { operation: changeResourceOperation.id, subjectType: 'resource' }, async (tx) => {
    await holdResource(tx, uuid);
    const before = await readResource(tx, { uuid });
    const resource = await findResource(tx, uuid);
    const current = { ...before, service_settings: before.service_settings_uuid ?? null };
    const names = Object.keys(differencesOf(current, { ...fields, service_settings }));
    if (names.length === 0) return unchanged(before);
    const { customerId, projectId } = resource;
    await requireFields(tx, { project: { kind: 'project', projectId, customerId } }, names, needOf);
    requireProjectNotDeleted(resource);
    if (resource.state === 'TERMINATED') throw new DomainError('moved_on', { detail: 'The resource is terminated.' });
    if (names.includes('service_settings') && typeof service_settings === 'string') {
      await requireServiceSettings(tx, service_settings, resource.customerId);
    }
    const data = { ...fields, service_settings_id: service_settings };
    await tx.db.resource.update({ where: { id: uuid }, data: { ...givenFields(data), modified: tx.now } });
    return changed(await readResource(tx, { uuid }), {
      subjectId: uuid,
      facts: Object.fromEntries(names.map((name) => [name, 'changed'])),
      events: [{ type: 'resources.changed', resourceIds: [uuid] }],
      ...(names.includes('service_settings') && { touches: [{ topic: 'service_settings' }] }),
    });
  });
}

function needOf(field: string): FieldNeed<'project'> {
  return field === 'name' ? { permission: 'PROJECT.UPDATE', on: 'project' } : 'STAFF';
}
