import type { Channel } from '@/lib/plugins/channels/channel';
import { emailChannel } from '@/lib/plugins/channels/email';
import { inAppChannel } from '@/lib/plugins/channels/in-app';
import { webhookChannel } from '@/lib/plugins/channels/webhook';

/** Every channel. A new one is a file beside this and a line here. */
export const channels: readonly Channel[] = [inAppChannel, emailChannel, webhookChannel];

/** The channel of an id; undefined when there is none any more. */
export function channelOf(id: string): Channel | undefined {
  return channels.find((channel) => channel.id === id);
}
