import { Webhook } from 'standardwebhooks';

/** What is sent to another system. The id is the same with every attempt, so that it can tell repetitions. */
export type WebhookMessage = { id: string; type: string; timestamp: string; data: unknown };

type Signed = { headers: Record<string, string>; body: string };

/**
 * Signs a message as Standard Webhooks asks: one signature per secret, the newest first.
 * @param attemptedAt the instant of this attempt, which receivers compare with their clock
 * @throws Error for an id that no header may hold
 */
export function signMessage(
  { id, type, timestamp, data }: WebhookMessage,
  secrets: readonly string[],
  attemptedAt: Date,
): Signed {
  if (!/^[\w-]{1,100}$/.test(id)) throw new Error('The id of a message must be of letters, digits, _ and -.');
  const body = JSON.stringify({ type, timestamp, data });
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, attemptedAt, body));
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Heed-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(attemptedAt.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
    body,
  };
}
