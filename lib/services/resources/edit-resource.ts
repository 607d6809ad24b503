import { grantedIn } from '@/lib/auth/granted';
import { can } from '@/lib/auth/permissions';
import { changeResourceOperation, type Resource } from '@/lib/contracts/marketplace';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError, fieldError } from '@/lib/core/errors';
import { givenFields } from '@/lib/core/given-fields';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { findResource } from '@/lib/services/resources/find-resource';
import { readResource } from '@/lib/services/resources/read-resource';

/**
 * Changes the name of a resource, or what it is to its backend; what is given as it is counts as not given.
 * @throws not_found; not_allowed naming a field; moved_on for one that ended
 */
export function editResource(ctx: Ctx, input: InputOf<typeof changeResourceOperation>): Promise<Resource> {
  const { service_settings, uuid, ...fields } = input;
  return change(ctx, { operation: changeResourceOperation.id, subjectType: 'resource' }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM resource WHERE id = ${uuid}::uuid FOR UPDATE`);
    const before = await readResource(tx, { uuid });
    const resource = await findResource(tx, uuid);
    if (service_settings !== undefined && service_settings !== null) {
      throw fieldError('service_settings', 'There are no such service settings.');
    }
    const changes = differencesOf(before, fields);
    const names = Object.keys(changes);
    if (names.length === 0) return unchanged(before);
    await requireFields(tx, resource, names);
    if (resource.state === 'TERMINATED') throw new DomainError('moved_on', { detail: 'The resource is terminated.' });
    await tx.db.resource.update({ where: { id: uuid }, data: { ...givenFields(fields), modified: tx.now } });
    return changed(await readResource(tx, { uuid }), {
      subjectId: uuid,
      facts: Object.fromEntries(names.map((name) => [name, 'changed'])),
      events: [{ type: 'resources.changed', resourceIds: [uuid] }],
    });
  });
}

type Place = { projectId: string; customerId: string };

/** @throws not_allowed naming the first field that the caller may not change */
async function requireFields({ actor, db, now }: Ctx, place: Place, names: readonly string[]): Promise<void> {
  const scope = { kind: 'project', ...place } as const;
  const granted = actor.kind === 'person' ? await grantedIn(db, actor.userId, scope, now) : null;
  const mayChange = (name: string) =>
    can(actor, 'STAFF') || (name === 'name' && can(actor, 'PROJECT.UPDATE', { granted }));
  const refused = names.find((name) => !mayChange(name));
  if (refused !== undefined) throw new DomainError('not_allowed', { detail: `You can’t change ${refused}.` });
}
