import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { allowedNetworks } from '@/lib/net/allowed-networks';
import { type Sent, send } from '@/lib/net/send';
import { disableEndpoint } from '@/lib/services/webhooks/disable-endpoint';
import { signMessage, type WebhookMessage } from '@/lib/services/webhooks/sign-message';

/** delivered: the other side has it. passing: worth another attempt, later. permanent: it will never be taken. */
export type WebhookOutcome = {
  as: 'delivered' | 'passing' | 'permanent';
  status: number | null;
  reason: string;
  /** How long the other side asks us to wait before the next attempt, where it does. */
  afterMs?: number;
};

const GONE = 410;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const mayPass = new Set([408, 409, 425, 429]);

/**
 * Makes one attempt to hand a message to an endpoint. Outside of transactions only. An endpoint that answers 410 wants no
 * more and is switched off.
 * @throws not_found when the endpoint was deleted
 */
export async function postWebhook(
  ctx: Ctx,
  endpointId: string,
  message: WebhookMessage,
  signal?: AbortSignal,
): Promise<WebhookOutcome> {
  const endpoint = await ctx.db.webhookEndpoint.findUnique({ where: { id: endpointId } });
  if (endpoint === null) throw new DomainError('not_found');
  const { url, secret, previous_secret, previous_secret_until } = endpoint;
  const isOverlapping = previous_secret_until !== null && previous_secret_until > ctx.now;
  const secrets = previous_secret !== null && isOverlapping ? [secret, previous_secret] : [secret];
  const signed = signMessage(message, secrets, ctx.now);
  const outcome = outcomeOf(
    await send({ url, method: 'POST', ...signed, allowed: allowedNetworks, ...(signal && { signal }) }),
  );
  if (outcome.status === GONE) await disableEndpoint(ctx, { id: endpointId, url }, outcome.reason);
  return outcome;
}

function outcomeOf(sent: Sent): WebhookOutcome {
  switch (sent.kind) {
    case 'refused':
      return { as: 'permanent', status: null, reason: sent.reason };
    case 'failed':
      return { as: 'passing', status: null, reason: sent.reason };
    case 'redirected':
      return { as: 'permanent', status: sent.status, reason: sent.reason };
    case 'answered':
      return answeredOutcome(sent.status, sent.headers['retry-after']);
  }
}

function answeredOutcome(status: number, retryAfter: string | undefined): WebhookOutcome {
  if (status >= 200 && status < 300) return { as: 'delivered', status, reason: '' };
  if (status === GONE) return { as: 'permanent', status, reason: 'It responded 410 Gone.' };
  const reason = `It responded ${status}.`;
  if (status < 500 && !mayPass.has(status)) return { as: 'permanent', status, reason };
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  return { as: 'passing', status, reason, ...(seconds > 0 && { afterMs: Math.min(seconds * 1_000, LONGEST_WAIT_MS) }) };
}
