import { createHash } from 'node:crypto';
import type { AdminNotification } from '@/lib/contracts/notifications';
import type { Ctx } from '@/lib/db/context';
import { createNotification, type NewNotification } from '@/lib/services/notifications/create-notification';

const LONGEST_TITLE = 200;
const LONGEST_MESSAGE = 5_000;

/** A notice that Heed raises itself; its texts may hold whatever files, services and people wrote. */
export type RaisedNotification = Omit<NewNotification, 'fingerprint'> & { fingerprint: string };

/** Raises a notice of Heed's own, whoever's call it follows from: its texts are made storable and cut to length first. */
export function raiseNotification(ctx: Ctx, raised: RaisedNotification): Promise<AdminNotification> {
  return createNotification(
    { ...ctx, actor: { kind: 'system', name: 'heed', via: 'job' } },
    {
      ...raised,
      title: cut(printable(raised.title).replace(/\s+/g, ' '), LONGEST_TITLE),
      message: cut(printable(raised.message), LONGEST_MESSAGE),
      fingerprint: createHash('sha256').update(raised.fingerprint).digest('base64url'),
      notification_metadata: JSON.parse(JSON.stringify(raised.notification_metadata), printableValue),
    },
  );
}

function printableValue(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? printable(value) : value;
}

function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();
}

/** Cut between characters, never within one. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
