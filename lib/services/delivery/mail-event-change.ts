import type { MailEvent } from '@/lib/contracts/delivery/mail-events';
import { headerText } from '@/lib/emails/header-text';

/** What an event makes of a delivery. A higher rank is nearer to the end: nothing takes a delivery back to a lower one. */
export type MailEventChange = {
  rank: number;
  state: 'sent' | 'delivered' | 'bounced' | 'failed' | 'suppressed';
  reason: 'hard_bounce' | 'soft_bounce' | 'complained' | 'refused_by_provider' | null;
  error: string;
};

const LONGEST_ERROR = 500;

/** Null for events that say nothing of a mail's arrival, such as that it was opened. */
export function mailEventChange({ type, data }: MailEvent): MailEventChange | null {
  switch (type) {
    case 'email.sent':
      return { rank: 1, state: 'sent', reason: null, error: '' };
    case 'email.delivery_delayed':
      return { rank: 1, state: 'sent', reason: null, error: 'The receiving server hasn’t accepted it yet.' };
    case 'email.delivered':
      return { rank: 2, state: 'delivered', reason: null, error: '' };
    case 'email.bounced':
      return {
        rank: 3,
        state: 'bounced',
        reason: bounceReason(data.bounce?.type),
        error: words(data.bounce?.message, 'It bounced.'),
      };
    case 'email.failed':
      return {
        rank: 3,
        state: 'failed',
        reason: null,
        error: words(data.failed?.reason, 'The email service couldn’t send it.'),
      };
    case 'email.suppressed':
      return {
        rank: 3,
        state: 'suppressed',
        reason: 'refused_by_provider',
        error: words(data.suppressed?.message, 'The email service doesn’t send to this address.'),
      };
    case 'email.complained':
      return { rank: 4, state: 'bounced', reason: 'complained', error: 'The recipient marked it as spam.' };
    default:
      return null;
  }
}

/** Only what is known to be passing says nothing against the address. */
function bounceReason(type: string | undefined): 'hard_bounce' | 'soft_bounce' {
  return /^(transient|temporary|undetermined)$/i.test(type ?? '') ? 'soft_bounce' : 'hard_bounce';
}

function words(given: string | undefined, otherwise: string): string {
  const text = headerText(given ?? '')
    .trim()
    .slice(0, LONGEST_ERROR)
    .toWellFormed();
  return text === '' ? otherwise : text;
}
