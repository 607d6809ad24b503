import { z } from 'zod';
import { env } from '@/lib/core/env';

const link_id = z.uuid();
/** Where their person wanted to go. */
const return_to = z.string().optional();
const at = z.iso.datetime();

/** What a mail about a person's account tells, as the outbox keeps it: never a secret. */
export const accountFacts = z.discriminatedUnion('mail', [
  z.object({ mail: z.literal('invitation'), link_id, inviter: z.string().nullable() }),
  /** `resetter` is the member of staff who asked for it. */
  z.object({ mail: z.literal('password_reset'), link_id, return_to, resetter: z.string().optional() }),
  z.object({ mail: z.literal('sign_in_link'), link_id, return_to }),
  z.object({ mail: z.literal('password_changed'), at }),
  z.object({ mail: z.literal('token_expiring'), token_id: z.uuid(), token_name: z.string(), expires_at: at }),
  z.object({ mail: z.literal('new_sign_in'), at, network: z.string(), browser: z.string() }),
]);

export type AccountFacts = z.output<typeof accountFacts>;

/** What each is called where deliveries are listed, and in its subject. */
export const accountMailTitles: Readonly<Record<AccountFacts['mail'], string>> = {
  invitation: `You’re invited to ${env.HEED_SITE_NAME}`,
  password_reset: 'Set a new password',
  sign_in_link: 'Your sign-in link',
  password_changed: 'Your password was changed',
  new_sign_in: 'New sign-in to your account',
  token_expiring: 'An API token is about to expire',
};
