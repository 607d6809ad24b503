import { requirePerson } from '@/lib/auth/require';
import type { CalendarAddress } from '@/lib/contracts/history/calendar';
import type { Ctx } from '@/lib/db/context';

/** Whether the caller's calendar can be read, since when, and when a program last did. */
export async function readCalendarAddress(ctx: Ctx): Promise<CalendarAddress> {
  const { userId } = requirePerson(ctx);
  const address = await ctx.db.calendarAddress.findUnique({
    where: { user_id: userId },
    select: { created: true, last_used_at: true },
  });
  return {
    is_on: address !== null,
    created: address?.created.toISOString() ?? null,
    last_read_at: address?.last_used_at?.toISOString() ?? null,
  };
}
