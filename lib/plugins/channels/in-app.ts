import type { Channel } from '@/lib/plugins/channels/channel';

/** The bell: the notice itself is the message, so there is nothing to send. */
export const inAppChannel: Channel = {
  id: 'in_app',
  isOneProvider: false,
  patience: { giveUpAfterMs: 0 },
  send: async () => ({ kind: 'sent', providerId: null, note: 'Shown in Heed.' }),
};
