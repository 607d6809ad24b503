import { uuid } from '@/lib/contracts/common';
import { adminDeliveriesPage, adminWebhooksPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { transaction } from '@/lib/db/transaction';
import { raiseNotification } from '@/lib/services/notifications/raise-notification';
import { DELIVERY_FAILURE } from '@/lib/services/notifications/raised-notices';
import { readSettings } from '@/lib/services/settings/read-settings';
import { endpointKey } from '@/lib/services/webhooks/endpoint-key';

const FAILURES_IN_A_ROW = 5;

type FailedDelivery = {
  channel: string;
  recipient: string;
  /** The type of the notice that it was to tell, if it was one. */
  about: unknown;
  reason: string;
  /** What became of it, where that is not that sending failed: it came back, or the provider does not send there. */
  state?: string;
};

/** Tells staff of a delivery that has failed for good; not of one that was itself to tell of failures, which would go on for ever. */
export async function notifyOfFailedDelivery(
  tx: Ctx,
  { channel, recipient, about, reason, state = 'failed' }: FailedDelivery,
): Promise<void> {
  if (about === DELIVERY_FAILURE) return;
  if (channel !== 'webhook') {
    const failed = channel === 'email' ? 'An email couldn’t be sent' : `A message couldn’t be sent by ${channel}`;
    const hasFailed = state === 'failed';
    await raiseNotification(tx, 'delivery_failure', {
      title: hasFailed ? failed : 'An email wasn’t delivered',
      message: hasFailed ? reason : `${recipient}: ${reason}`,
      channel: hasFailed ? channel : `${channel} that did not arrive`,
      actionUrl: `${adminDeliveriesPage}?state=${state}`,
    });
    return;
  }
  if (!uuid.safeParse(recipient).success) return;
  const endpoint = await tx.db.webhookEndpoint.findUnique({ where: { id: recipient }, select: { url: true } });
  if (endpoint === null) return;
  const title = `A webhook to ${hostOf(endpoint.url)} couldn’t be sent`;
  await raiseNotification(tx, 'delivery_failure', {
    title,
    message: reason,
    channel: endpointKey(recipient),
    actionUrl: adminWebhooksPage,
  });
}

/** A stored URL may be one that nothing can read: that is why nothing could be sent there. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** Tells staff, once until it works again, of a channel whose provider has failed several times and for as long as a setting says. */
export async function notifyOfFailingChannel(ctx: Ctx, channel: string): Promise<void> {
  const failing = await ctx.db.channelRest.findFirst({
    where: { channel, is_told: false, failures: { gte: FAILURES_IN_A_ROW } },
  });
  if (failing?.failing_since === null || failing?.failing_since === undefined) return;
  const { NOTIFICATIONS_DELIVERY_FAILING_MINUTES: minutes } = await readSettings(ctx.db);
  if (ctx.now.getTime() - failing.failing_since.getTime() < minutes * 60_000) return;
  await transaction(ctx, async (tx) => {
    const isUnnotified = { channel, is_told: false, failing_since: failing.failing_since };
    const { count } = await tx.db.channelRest.updateMany({ where: isUnnotified, data: { is_told: true } });
    if (count === 0) return;
    const title = channel === 'email' ? 'Emails can’t be sent' : `Messages can’t be sent by ${channel}`;
    const queued = channel === 'email' ? 'emails' : 'messages';
    const message = `${failing.last_error}\nQueued ${queued} are sent once it works again.`;
    await raiseNotification(tx, 'delivery_failure', {
      title,
      message,
      channel: `${channel} as a whole`,
      actionUrl: `${adminDeliveriesPage}?state=queued`,
    });
  });
}
