import { Resend } from 'resend';
import { env, isPublicDemo } from '@/lib/core/env';
import { headerText } from '@/lib/emails/header-text';
import type { Channel, Outcome, OutgoingMessage } from '@/lib/plugins/channels/channel';

const HOUR_MS = 3_600_000;
/** The key was used for a mail of other words: what was sent first, its answer lost, has been written anew since. */
const TAKEN_BEFORE = 'invalid_idempotent_request';
const NOT_REJECTED = new Set([401, 403, 408, 409, 425, 429]);

/** Mail through Resend. Without its key the mail is kept where staff can read it, and nothing leaves the installation. */
export const emailChannel: Channel = {
  id: 'email',
  isOneProvider: true,
  patience: { giveUpAfterMs: 72 * HOUR_MS },
  send: async (_ctx, message, signal) => {
    if (isPublicDemo()) return { kind: 'sent', providerId: null, note: 'Stored here: this is a public demo.' };
    if (env.RESEND_API_KEY === undefined)
      return { kind: 'sent', providerId: null, note: 'Stored here: no email service is set up.' };
    return sendWith(new Resend(env.RESEND_API_KEY, providerAddress()), message, signal);
  },
};

function providerAddress(): { baseUrl?: string } {
  return env.RESEND_BASE_URL === undefined ? {} : { baseUrl: env.RESEND_BASE_URL };
}

type ProviderError = { message?: unknown; name?: unknown; statusCode?: unknown };

async function sendWith(resend: Resend, message: OutgoingMessage, signal: AbortSignal): Promise<Outcome> {
  const { data, error, headers } = await within(
    signal,
    resend.emails.send(mailOf(message), { idempotencyKey: message.key }),
  );
  if (error === null && typeof data.id === 'string') return { kind: 'sent', providerId: data.id };
  if (error?.name === TAKEN_BEFORE)
    return { kind: 'sent', providerId: null, note: 'The email service had already accepted it.' };
  return outcomeOf(error ?? {}, headers?.['retry-after']);
}

function mailOf({ deliveryId, key, recipient, mail }: OutgoingMessage) {
  const headers = Object.entries(mail.headers).map(([name, value]) => [headerText(name), headerText(value)]);
  return {
    from: headerText(env.HEED_MAIL_FROM),
    to: headerText(recipient),
    subject: headerText(mail.subject),
    html: mail.html,
    text: mail.text,
    headers: Object.fromEntries(headers),
    tags: [
      { name: 'delivery', value: deliveryId },
      { name: 'resends', value: key.slice(deliveryId.length + 1) || '0' },
    ],
  };
}

/** The client's own calls know no deadline. What is answered after it is found again by the idempotency key. */
function within<T>(signal: AbortSignal, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The email service didn’t respond in time.')), {
      once: true,
    });
    call.then(resolve, reject);
  });
}

/** A wrong key and a spent quota are ours to mend, not the mail's fault: it waits. */
function outcomeOf({ message, statusCode }: ProviderError, retryAfter: string | undefined): Outcome {
  const status = typeof statusCode === 'number' ? statusCode : 0;
  const reason = `${status === 0 ? 'No response' : status}: ${headerText(String(message ?? '')).slice(0, 500)}`;
  if (status >= 400 && status < 500 && !NOT_REJECTED.has(status)) return { kind: 'permanent', reason };
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0
    ? { kind: 'retry', reason, afterMs: Math.min(seconds * 1000, HOUR_MS) }
    : { kind: 'retry', reason };
}
