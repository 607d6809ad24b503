import type { Channel } from '@/lib/plugins/channels/channel';
import { emailChannel } from '@/lib/plugins/channels/email';
import { webhookChannel } from '@/lib/plugins/channels/webhook';

/**
 * Every channel that sends. A new one is a file beside this and a line here. What is told in the app is there as soon as
 * it is decided, so that nothing sends it.
 */
export const channels: readonly Channel[] = [emailChannel, webhookChannel];
