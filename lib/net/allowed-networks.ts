import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/net/address-error';

/** Networks that webhooks may reach although they are not public, as the owner of the installation says. */
export const allowedNetworks = parseNetworks(env.HEED_WEBHOOK_NETWORKS);
