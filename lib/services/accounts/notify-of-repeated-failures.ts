import { isPublicDemo } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import { MOST_FAILURES, type UsedUp, WINDOW_MINUTES } from '@/lib/services/accounts/take-attempt';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';

type Attempted = { userId: string | null; network: string | null };

/**
 * Notifies staff, once per window, that a network has failed to sign in as often as it may, or that an account has been
 * failed at as often from all networks together. What was typed is not told. In a public demo all visitors are staff, and
 * nobody's network is theirs to know.
 */
export async function notifyOfRepeatedFailures(
  ctx: Ctx,
  { counted, windowName }: UsedUp,
  { userId, network }: Attempted,
): Promise<void> {
  if (isPublicDemo()) return;
  const whose = counted === 'network' ? `the network ${network}` : await accountName(ctx, userId);
  await raiseNotification(ctx, 'security_alert', {
    title: `Repeated failed sign-ins: ${whose}`,
    message: `${MOST_FAILURES[counted]} sign-ins failed within ${WINDOW_MINUTES} minutes. ${consequences[counted]}`,
    fingerprint: windowName,
    metadata: { counted, network, user_uuid: userId },
  });
}

const consequences = {
  network: 'More attempts from this network are blocked until then.',
  account: `They may come from several networks. Each is blocked after ${MOST_FAILURES.pair}; the owner can still sign in from another.`,
} as const;

async function accountName({ db }: Ctx, id: string | null): Promise<string> {
  const person = id === null ? null : await db.user.findUnique({ where: { id }, select: { email: true } });
  return person?.email ?? 'an unknown account';
}
