import type { SetAsideTopic } from '@/lib/contracts/delivery/set-aside-messages';
import { formatCount } from '@/lib/core/wording';

/** What kind of message was set aside. */
export const topicLabels: Readonly<Record<SetAsideTopic, string>> = {
  event: 'Job',
  notice: 'Notification',
  mail: 'Email',
  digest: 'Digest',
};

/** How many messages are set aside, as a sentence. */
export function setAsideSentence(total: number): string {
  const was = total === 1 ? 'was' : 'were';
  return `${formatCount(total, 'message', 'messages')} couldn’t be processed and ${was} set aside. Everything else is sent.`;
}
