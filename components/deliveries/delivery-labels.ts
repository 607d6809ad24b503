import type { Tone } from '@/components/ui/tone';
import { deliveryReasons } from '@/lib/client/delivery-reasons';
import type { Delivery, DeliveryChannel, DeliveryState } from '@/lib/contracts/delivery/deliveries';
import { humanized } from '@/lib/core/wording';

/** How far a delivery has come, in colour and word. */
export const statusLabels: Readonly<Record<DeliveryState, { tone: Tone; word: string }>> = {
  queued: { tone: 'info', word: 'Queued' },
  sending: { tone: 'info', word: 'Sending' },
  sent: { tone: 'success', word: 'Sent' },
  delivered: { tone: 'success', word: 'Delivered' },
  bounced: { tone: 'danger', word: 'Bounced' },
  failed: { tone: 'danger', word: 'Failed' },
  suppressed: { tone: 'neutral', word: 'Not sent' },
};

const inDigest = { tone: 'info', word: 'In digest' } as const;

/** How far one delivery has come: what goes by digest is in it, rather than not sent. */
export function statusOf({ reason, state }: Pick<Delivery, 'reason' | 'state'>): { tone: Tone; word: string } {
  return state === 'suppressed' && reason === 'digest' ? inDigest : statusLabels[state];
}

export const channelLabels: Readonly<Record<DeliveryChannel, string>> = {
  email: 'Email',
  in_app: 'In app',
  webhook: 'Webhook',
};

const kinds: Readonly<Record<string, string>> = {
  critical_notice: 'Critical notification',
  notice: 'Notification',
  notice_digest: 'Daily digest of notifications and alerts',
  user_action_digest: 'Daily digest of pending actions',
};

/** The type of what is delivered, as people know it. */
export function formatType(kind: string): string {
  return kinds[kind] ?? humanized(kind);
}

const digestWords: Readonly<Record<DeliveryState, string>> = {
  queued: 'Waiting in the daily digest.',
  sending: 'Being sent in the daily digest.',
  sent: 'Sent in the daily digest.',
  delivered: 'Sent in the daily digest.',
  bounced: 'The daily digest bounced.',
  failed: 'The daily digest failed.',
  suppressed: 'The daily digest was not sent.',
};

type ExplainedDelivery = Pick<Delivery, 'digest' | 'last_error' | 'reason' | 'state'>;

/** Why a delivery was not sent, came back, failed or waits, as a sentence; empty where there is nothing to say. */
export function reasonText({ digest, last_error, reason, state }: ExplainedDelivery): string {
  const why = reason === null ? '' : (deliveryReasons[reason] ?? `${humanized(reason)}.`);
  if (reason === 'digest' && digest !== null) return digestWords[digest.state];
  const error = state === 'sent' || state === 'delivered' ? '' : last_error;
  return [why, error].filter(Boolean).join(' ');
}
