import { DomainError } from '@/lib/core/errors';
import type { Ctx } from '@/lib/db/context';
import { allowedNetworks } from '@/lib/net/allowed-networks';
import { type Sent, send } from '@/lib/net/send';
import { disableEndpoint } from '@/lib/services/webhooks/disable-endpoint';
import { signMessage, type WebhookMessage } from '@/lib/services/webhooks/sign-message';

/** delivered: the other side has it. passing: worth another attempt, later. permanent: it will never be taken. */
export type WebhookOutcome = { as: 'delivered' | 'passing' | 'permanent'; status: number | null; reason: string };

const GONE = 410;
const mayPass = new Set([408, 409, 425, 429]);

/**
 * Makes one attempt to hand a message to an endpoint. Outside of transactions only. An endpoint that answers 410 wants no
 * more and is switched off.
 * @throws not_found when the endpoint was deleted
 */
export async function postWebhook(ctx: Ctx, endpointId: string, message: WebhookMessage): Promise<WebhookOutcome> {
  const endpoint = await ctx.db.webhookEndpoint.findUnique({ where: { id: endpointId } });
  if (endpoint === null) throw new DomainError('not_found');
  const { url, secret, previous_secret, previous_secret_until } = endpoint;
  const isOverlapping = previous_secret_until !== null && previous_secret_until > ctx.now;
  const secrets = previous_secret !== null && isOverlapping ? [secret, previous_secret] : [secret];
  const signed = signMessage(message, secrets, ctx.now);
  const outcome = outcomeOf(await send({ url, method: 'POST', ...signed, allowed: allowedNetworks }));
  if (outcome.status === GONE) await disableEndpoint(ctx, endpointId, outcome.reason);
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
      return answeredOutcome(sent.status);
  }
}

function answeredOutcome(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return { as: 'delivered', status, reason: '' };
  const isPassing = status >= 500 || mayPass.has(status);
  const reason = status === GONE ? 'It answered 410: it wants no more webhooks.' : `It answered ${status}.`;
  return { as: isPassing ? 'passing' : 'permanent', status, reason };
}
