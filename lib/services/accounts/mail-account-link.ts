import { linkLives } from '@/lib/core/link-lives';
import type { Ctx } from '@/lib/db/context';
import { accountLink } from '@/lib/plugins/notification-kinds/account-link';
import { issueAccountLink } from '@/lib/services/accounts/issue-account-link';
import { notify } from '@/lib/services/messages/notify';

/** The mails that hold a link which somebody asked for. */
export type AskedMail = 'password_reset' | 'sign_in_link';

const purposeOf = { password_reset: 'set_password', sign_in_link: 'sign_in' } as const;

/** Makes a one-time link of a person and has it mailed to them, in the transaction of what led to it. */
export async function mailAccountLink(
  tx: Ctx,
  userId: string,
  mail: AskedMail,
  more: { return_to?: string; resetter?: string } = {},
): Promise<void> {
  const link = await issueAccountLink(tx, { userId, purpose: purposeOf[mail], minutes: linkLives[mail].minutes });
  await notify(tx, accountLink, { mail, link_id: link.id, ...more }, { to: userId });
}
