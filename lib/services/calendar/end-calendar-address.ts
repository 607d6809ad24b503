import { requirePerson } from '@/lib/auth/require';
import { endFeedOperation } from '@/lib/contracts/history/calendar';
import type { Ctx } from '@/lib/db/context';
import { change, changed, unchanged } from '@/lib/services/audit/change';

/** Ends the address of the caller's calendar, if there is one. What it said of events is kept, so that no sequence falls once it is on again. */
export function endCalendarAddress(ctx: Ctx): Promise<undefined> {
  const { userId } = requirePerson(ctx);
  return change(ctx, { operation: endFeedOperation.id, subjectType: 'calendar_address' }, async (tx) => {
    const ended = await tx.db.calendarAddress.deleteMany({ where: { user_id: userId } });
    if (ended.count === 0) return unchanged(undefined);
    return changed(undefined, { subjectId: null });
  });
}
