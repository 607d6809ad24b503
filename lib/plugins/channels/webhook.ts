import { uuid } from '@/lib/contracts/common';
import { isPublicDemo } from '@/lib/core/env';
import type { Ctx } from '@/lib/db/context';
import type { Channel, Outcome, OutgoingMessage } from '@/lib/plugins/channels/channel';
import { postWebhook, type WebhookOutcome } from '@/lib/services/webhooks/post-webhook';

const [SECOND_MS, MINUTE_MS, HOUR_MS] = [1_000, 60_000, 3_600_000];

/**
 * Another system's address: the recipient is the id of its endpoint. An endpoint that is switched off gets nothing, and one
 * that fails says nothing about the others.
 */
export const webhookChannel: Channel = {
  id: 'webhook',
  isOneProvider: false,
  patience: {
    waitsMs: [
      5 * SECOND_MS,
      MINUTE_MS,
      5 * MINUTE_MS,
      30 * MINUTE_MS,
      2 * HOUR_MS,
      5 * HOUR_MS,
      10 * HOUR_MS,
      14 * HOUR_MS,
      20 * HOUR_MS,
      20 * HOUR_MS,
    ],
  },
  send: sendWebhook,
};

async function sendWebhook(ctx: Ctx, message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
  const { deliveryId, kind, recipient, facts } = message;
  if (isPublicDemo()) return { kind: 'permanent', reason: 'A public demo sends no webhooks.', isIntended: true };
  if (!uuid.safeParse(recipient).success) return { kind: 'permanent', reason: 'The recipient is not a webhook.' };
  const endpoint = await ctx.db.webhookEndpoint.findUnique({ where: { id: recipient }, select: { is_enabled: true } });
  if (endpoint === null) return { kind: 'permanent', reason: 'The webhook was deleted.', isIntended: true };
  if (!endpoint.is_enabled) return { kind: 'permanent', reason: 'The webhook is turned off.', isIntended: true };
  const payload = { id: deliveryId, type: kind, timestamp: madeAt(deliveryId).toISOString(), data: facts };
  return outcomeOf(await postWebhook(ctx, recipient, payload, signal), deliveryId);
}

function outcomeOf({ as, reason, afterMs }: WebhookOutcome, deliveryId: string): Outcome {
  switch (as) {
    case 'delivered':
      return { kind: 'sent', providerId: deliveryId };
    case 'permanent':
      return { kind: 'permanent', reason };
    case 'passing':
      return { kind: 'retry', reason, ...(afterMs !== undefined && { afterMs }) };
  }
}

/** When a delivery was made, which its time-ordered id begins with: every attempt says the same. */
function madeAt(deliveryId: string): Date {
  return new Date(Number.parseInt(deliveryId.replaceAll('-', '').slice(0, 12), 16));
}
