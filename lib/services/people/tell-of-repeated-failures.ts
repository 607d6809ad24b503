import type { Ctx } from '@/lib/db/context';
import { notifySecurityAlert } from '@/lib/services/notifications/notify-security-alert';
import { MOST_FAILURES, type UsedUp, WINDOW_MINUTES } from '@/lib/services/people/take-attempt';

type Attempted = { userId: string | null; network: string | null };

/** Tells staff that an account or a network has failed to sign in as often as it may, once per window. What was typed is not told. */
export async function tellOfRepeatedFailures(
  ctx: Ctx,
  { throttled, windowName }: UsedUp,
  { userId, network }: Attempted,
): Promise<void> {
  const whose = throttled === 'network' ? `the network ${network}` : await accountName(ctx, userId);
  await notifySecurityAlert(ctx, {
    title: `Repeated failed sign-ins: ${whose}`,
    message: `${MOST_FAILURES[throttled]} sign-ins failed within ${WINDOW_MINUTES} minutes. Further ones are refused until that time is over.`,
    fingerprint: windowName,
    metadata: { throttled, network, user_uuid: userId },
  });
}

async function accountName({ db }: Ctx, id: string | null): Promise<string> {
  const person = id === null ? null : await db.user.findUnique({ where: { id }, select: { email: true } });
  return person?.email ?? 'an account that there is not';
}
