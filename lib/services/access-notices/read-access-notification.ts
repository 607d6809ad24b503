import type { AccessNotification, readAccessNotificationOperation } from '@/lib/contracts/access/notifications';
import type { InputOf } from '@/lib/contracts/operation';
import type { Ctx } from '@/lib/db/context';
import { readNoticeRow } from '@/lib/services/access-notices/notice-row';

/** One notice that the caller reads. @throws not_found */
export function readAccessNotification(
  ctx: Ctx,
  { id }: InputOf<typeof readAccessNotificationOperation>,
): Promise<AccessNotification> {
  return readNoticeRow(ctx, id);
}
