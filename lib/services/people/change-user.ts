import type { InputOf } from '@/lib/contracts/operation';
import { changeUserOperation, type Person } from '@/lib/contracts/people/person';
import { callerId } from '@/lib/core/caller-id';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { differencesOf } from '@/lib/services/audit/differences';
import { cancelWarnings } from '@/lib/services/ledger/cancel-warnings';
import { holdPerson } from '@/lib/services/people/hold-person';
import { readPerson } from '@/lib/services/people/person-shape';

/** `requireVersion` is given the person as they are now and refuses a change by somebody who read an older version. */
type Precondition = { requireVersion: (current: Person) => void };

/** Sets or clears the flags given, with the reason. @throws not_found; version_stale */
export function changeUser(
  ctx: Ctx,
  { uuid, reason, ...flags }: InputOf<typeof changeUserOperation>,
  { requireVersion }: Precondition,
): Promise<Person> {
  return change(ctx, { operation: changeUserOperation.id, subjectType: 'user' }, async (tx) => {
    const before = await holdPerson(tx, uuid);
    const current = await readPerson(tx, uuid);
    requireVersion(current);
    const facts = differencesOf(before, flags);
    if (Object.keys(facts).length === 0) return unchanged(current);
    const by_id = callerId(tx);
    const hold = 'legal_hold' in facts ? holdColumns(flags.legal_hold === true, { reason, by_id, now: tx.now }) : {};
    const service = 'is_service_account' in facts ? { is_service_account: flags.is_service_account === true } : {};
    await tx.db.user.update({ where: { id: uuid }, data: { ...hold, ...service, modified: tx.now } });
    if (flags.legal_hold === true || flags.is_service_account === true) {
      await cancelWarnings(tx, sql`subject.user_id = ${uuid}::uuid`, { reason: 'protected' });
    }
    await tx.db.personChange.createMany({
      data: Object.entries(facts).map(([flag, { to }]) => {
        return { user_id: uuid, at: tx.now, kind: 'flag_changed', facts: { flag, is_on: to === true }, reason, by_id };
      }),
    });
    const events = 'is_service_account' in facts ? [{ type: 'roles.changed', userIds: [uuid] } as const] : [];
    return changed(await readPerson(tx, uuid), { subjectId: uuid, facts, events, touches: [{ topic: 'people' }] });
  });
}

type Hold = { reason: string; by_id: string | null; now: Date };

function holdColumns(isOn: boolean, { reason, by_id, now }: Hold) {
  return {
    legal_hold: isOn,
    legal_hold_reason: isOn ? reason : '',
    legal_hold_by_id: isOn ? by_id : null,
    legal_hold_at: isOn ? now : null,
  };
}
