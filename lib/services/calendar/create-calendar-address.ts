import { requirePerson } from '@/lib/auth/require';
import { hashOfSecret, newSecret } from '@/lib/auth/token-hash';
import { createFeedOperation } from '@/lib/contracts/history/calendar';
import type { AnswerOf } from '@/lib/contracts/operation';
import { calendarFile } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { change, changed } from '@/lib/services/audit/change';

/** Makes the address of the caller's calendar. It is in the answer and nowhere else: only a hash is kept. The one before ends. */
export function createCalendarAddress(ctx: Ctx): Promise<AnswerOf<typeof createFeedOperation>> {
  const { userId } = requirePerson(ctx);
  const secret = newSecret();
  return change(ctx, { operation: createFeedOperation.id, subjectType: 'calendar_address' }, async (tx) => {
    const made = { token_hash: hashOfSecret(secret), created: tx.now, last_used_at: null };
    const { id } = await tx.db.calendarAddress.upsert({
      where: { user_id: userId },
      create: { user_id: userId, ...made },
      update: made,
      select: { id: true },
    });
    return changed({ url: absoluteUrl(calendarFile(secret)) }, { subjectId: id });
  });
}
