import { requirePerson } from '@/lib/auth/require';
import { askToExtendRoleOperation, type HeldRole } from '@/lib/contracts/members/user-roles';
import type { InputOf } from '@/lib/contracts/operation';
import { DomainError } from '@/lib/core/errors';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { roleWords } from '@/lib/db/role-name';
import { roleExtensionRequest, USER_ROLE } from '@/lib/plugins/notification-kinds/role-extension-request';
import { change, changed } from '@/lib/services/audit/change';
import { readOwnRole } from '@/lib/services/members/held-role-shape';
import { readPlace } from '@/lib/services/members/place';
import { requireOpenPlace } from '@/lib/services/members/require-admissible';
import { notify } from '@/lib/services/messages/notify';

const DAY_MS = 86_400_000;

/**
 * Asks those who may change a role of the caller to let it end later, or staff where there is nobody. Of many calls at once one asks.
 * @throws not_found for a role of others, or that is over; rule_broken for one that does not end, and where no role is changed; moved_on within a day of the last time
 */
export function askToExtendRole(ctx: Ctx, { uuid }: InputOf<typeof askToExtendRoleOperation>): Promise<HeldRole> {
  return change(ctx, { operation: askToExtendRoleOperation.id, subjectType: USER_ROLE }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM user_role WHERE id = ${uuid}::uuid FOR UPDATE`);
    const held = await readOwnRole(tx, uuid);
    const { expiration_time, extension_asked_at, scope_name, scope_type, scope_uuid } = held;
    if (expiration_time === null || scope_uuid === null || scope_type === 'installation') {
      throw new DomainError('rule_broken', { detail: 'This role doesn’t expire, so there’s nothing to extend.' });
    }
    requireOpenPlace(await readPlace(tx, { kind: scope_type, uuid: scope_uuid }));
    if (extension_asked_at !== null && tx.now.getTime() - Date.parse(extension_asked_at) < DAY_MS) {
      throw new DomainError('moved_on', { detail: 'You asked less than 24 hours ago.' });
    }
    await tx.db.userRole.update({ where: { id: uuid }, data: { extension_asked_at: tx.now } });
    const facts = {
      role_uuid: uuid,
      role: await readWords(tx, uuid),
      place: scope_name,
      place_kind: scope_type,
      place_uuid: scope_uuid,
      holder_name: requirePerson(tx).name,
      expires_at: expiration_time,
    };
    await notify(tx, roleExtensionRequest, facts, {
      about: { type: USER_ROLE, id: uuid },
      dedupeKey: `role_extension:${uuid}:${tx.now.toISOString()}`,
    });
    return changed(await readOwnRole(tx, uuid), { subjectId: uuid, touches: [{ topic: 'members' }] });
  });
}

async function readWords({ db }: Ctx, uuid: string): Promise<string> {
  const [found] = await db.$queryRaw<{ words: string }[]>(sql`
    SELECT ${roleWords} AS words FROM user_role AS held JOIN role ON role.id = held.role_id WHERE held.id = ${uuid}::uuid`);
  return found?.words ?? '';
}
