import { changeOfferingOperation, type Offering } from '@/lib/contracts/marketplace/offerings';
import { REMINDERS_OPTION } from '@/lib/contracts/marketplace/reminder-schedule';
import type { InputOf } from '@/lib/contracts/operation';
import type { DomainEvent } from '@/lib/core/events';
import { inOrder } from '@/lib/core/reminder-urgency';
import { sql } from '@/lib/db/client';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';
import { findOffering } from '@/lib/services/offerings/offering-row';

/** Beyond so many resources, everything is looked at again instead of each. */
const MOST_NAMED = 1_000;

type Precondition = { requireVersion: (current: Offering) => void };

/**
 * Gives an offering a reminder schedule of its own, or with null that of the installation; its other options stay. The actions
 * of its resources are computed again in the same transaction. @throws not_found, version_stale
 */
export function changeOffering(
  ctx: Ctx,
  { uuid, plugin_options }: InputOf<typeof changeOfferingOperation>,
  { requireVersion }: Precondition,
): Promise<Offering> {
  const given = plugin_options.resource_expiration_reminders;
  const schedule = given === null ? null : inOrder(given);
  return change(ctx, { operation: changeOfferingOperation.id, subjectType: 'offering' }, async (tx) => {
    await tx.db.$executeRaw(sql`SELECT FROM offering WHERE id = ${uuid}::uuid FOR UPDATE`);
    const before = await findOffering(tx, uuid);
    requireVersion(before);
    const earlier = before.plugin_options[REMINDERS_OPTION] ?? null;
    if (JSON.stringify(earlier) === JSON.stringify(schedule)) return unchanged(before);
    await storeSchedule(tx, uuid, schedule);
    return changed(await findOffering(tx, uuid), {
      subjectId: uuid,
      facts: { [REMINDERS_OPTION]: { from: earlier, to: schedule } },
      events: [await whatChanged(tx, uuid)],
    });
  });
}

async function storeSchedule({ db, now }: Ctx, uuid: string, schedule: readonly number[] | null): Promise<void> {
  const options =
    schedule === null
      ? sql`plugin_options - ${REMINDERS_OPTION}`
      : sql`plugin_options || jsonb_build_object(${REMINDERS_OPTION}::text, ${JSON.stringify(schedule)}::jsonb)`;
  await db.$executeRaw(sql`
    UPDATE offering SET plugin_options = ${options}, modified = ${now}::timestamptz WHERE id = ${uuid}::uuid`);
}

/** Its resources, one by one while they are few. */
async function whatChanged({ db }: Ctx, uuid: string): Promise<DomainEvent> {
  const found = await db.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM resource WHERE offering_id = ${uuid}::uuid AND state = 'OK' LIMIT ${MOST_NAMED + 1}`);
  return found.length > MOST_NAMED
    ? { type: 'refresh.requested', actionType: null }
    : { type: 'resources.changed', resourceIds: found.map(({ id }) => id) };
}
