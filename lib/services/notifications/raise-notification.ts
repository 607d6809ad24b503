import { createHash } from 'node:crypto';
import type { AdminNotification } from '@/lib/contracts/alerts/notifications';
import { cut, printable, printableLine } from '@/lib/core/printable';
import type { Ctx } from '@/lib/db/context';
import { createNotification } from '@/lib/services/notifications/create-notification';
import { type NoticeFacts, raisedNotices } from '@/lib/services/notifications/raised-notices';

const LONGEST_TITLE = 200;
const LONGEST_MESSAGE = 5_000;

/** Notifies staff of something by itself, whoever’s call it follows from; the facts may hold whatever files, services and people wrote. */
export function raiseNotification<Type extends keyof NoticeFacts>(
  ctx: Ctx,
  type: Type,
  facts: NoticeFacts[Type],
): Promise<AdminNotification> {
  const notice = raisedNotices[type](facts);
  return createNotification(
    { ...ctx, actor: { kind: 'system', name: 'heed', via: 'job' } },
    {
      ...notice,
      type,
      title: printableLine(notice.title, LONGEST_TITLE),
      message: cut(printable(notice.message), LONGEST_MESSAGE),
      fingerprint: createHash('sha256').update(notice.fingerprint).digest('base64url'),
      notification_metadata: JSON.parse(JSON.stringify(notice.notification_metadata), printableValue),
    },
  );
}

function printableValue(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? printable(value) : value;
}
