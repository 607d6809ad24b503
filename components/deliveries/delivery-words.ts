import type { Tone } from '@/components/ui/tone';
import type { Delivery, DeliveryChannel, DeliveryState } from '@/lib/contracts/deliveries';
import { humanised } from '@/lib/core/wording';

/** How far a delivery has come, in colour and word. */
export const stateWords: Readonly<Record<DeliveryState, { tone: Tone; word: string }>> = {
  queued: { tone: 'info', word: 'Waiting' },
  sending: { tone: 'info', word: 'Being sent' },
  sent: { tone: 'success', word: 'Sent' },
  delivered: { tone: 'success', word: 'Arrived' },
  bounced: { tone: 'danger', word: 'Came back' },
  failed: { tone: 'danger', word: 'Failed' },
  suppressed: { tone: 'neutral', word: 'Not sent' },
};

export const channelWords: Readonly<Record<DeliveryChannel, string>> = {
  email: 'E-mail',
  in_app: 'In the app',
  webhook: 'Webhook',
};

const reasons: Readonly<Record<string, string>> = {
  inactive: 'The account is suspended or deleted.',
  muted: 'The alert was snoozed.',
  switched_off: 'Switched off in their preferences, or by default.',
  no_address: 'There is no address that a mail can go to safely.',
  told_recently: 'They were told of the same thing a moment before.',
  digest: 'It goes with the daily digest.',
  already_read: 'They had read it before the digest.',
  deleted: 'The notice was deleted before the digest.',
  not_staff: 'They were no longer staff when it was to go out.',
  quiet_hours: 'It waits until their quiet hours end.',
  bounced_before: 'An earlier mail to this address came back for good.',
  complained: 'The recipient marked an earlier mail as unwanted.',
  refused_by_provider: 'The mail provider does not send to this address.',
  hard_bounce: 'The address does not take mail.',
  soft_bounce: 'The address did not take the mail this time.',
  set_aside: 'The message can’t be read and was set aside.',
};

const digestWords: Readonly<Record<DeliveryState, string>> = {
  queued: 'It is in the digest that waits to be sent.',
  sending: 'It is in the digest that is being sent.',
  sent: 'The daily digest told it.',
  delivered: 'The daily digest told it.',
  bounced: 'The daily digest that told it came back.',
  failed: 'The daily digest that was to tell it failed.',
  suppressed: 'The daily digest that was to tell it was not sent.',
};

type Told = Pick<Delivery, 'digest' | 'last_error' | 'reason' | 'state'>;

/** Why a delivery was not sent, came back, failed or waits, as a sentence; empty where there is nothing to say. */
export function whyInWords({ digest, last_error, reason, state }: Told): string {
  const why = reason === null ? '' : (reasons[reason] ?? `${humanised(reason)}.`);
  if (reason === 'digest' && digest !== null) return digestWords[digest.state];
  const error = state === 'sent' || state === 'delivered' ? '' : last_error;
  return [why, error].filter(Boolean).join(' ');
}
