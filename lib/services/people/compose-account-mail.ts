import { env } from '@/lib/core/env';
import { setPasswordPage, signInLinkPage } from '@/lib/core/routes';
import type { Ctx } from '@/lib/db/context';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { type AccountFacts, accountFacts, accountMailTitles } from '@/lib/emails/account-facts';
import { AccountMail } from '@/lib/emails/account-mail';
import { headerText } from '@/lib/emails/header-text';
import { renderMail } from '@/lib/emails/render-mail';
import { type AccountHolder, accountMailWords } from '@/lib/services/people/account-mail-words';
import { accountLinkUrl } from '@/lib/services/people/issue-account-link';

/** A mail about an account as it waits in the outbox: what it tells, not yet in words. */
export type Unwritten = { userId: string; facts: unknown };

/** A mail in whole. */
export type WrittenMail = { subject: string; html: string; text: string; headers: Record<string, string> };

const HIDDEN = 'hidden';

/**
 * Writes a mail about an account at the moment of sending, with its one-time link.
 * Null when the link or token of which it tells no longer works, or its person is gone: such a mail would only mislead.
 */
export async function composeAccountMail(ctx: Ctx, { userId, facts }: Unwritten): Promise<WrittenMail | null> {
  const told = accountFacts.parse(facts);
  const holder = await findHolder(ctx, userId);
  if (holder === null) return null;
  const { db, now } = ctx;
  if (told.mail === 'token_expiring' && !(await isTokenLive(ctx, told.token_id))) return null;
  if (!('link_id' in told)) return write(told, holder, '');
  const where = { id: told.link_id, user_id: userId, used_at: null, expires_at: { gt: now } };
  if ((await db.accountLink.count({ where })) === 0) return null;
  const purpose = told.mail === 'sign_in_link' ? 'sign_in' : 'set_password';
  const returnTo = told.mail === 'invitation' ? undefined : told.return_to;
  return write(told, holder, accountLinkUrl(purpose, told.link_id, returnTo));
}

async function isTokenLive({ db, now }: Ctx, id: string): Promise<boolean> {
  return (await db.apiToken.count({ where: { id, revoked_at: null, expires_at: { gt: now } } })) > 0;
}

/** Whether somebody has used the link of a mail. */
export async function isLinkUsed({ db }: Ctx, { userId, facts }: Unwritten): Promise<boolean> {
  const told = accountFacts.parse(facts);
  if (!('link_id' in told)) return false;
  return (await db.accountLink.count({ where: { id: told.link_id, user_id: userId, used_at: { not: null } } })) > 0;
}

/** The same mail for the eyes of staff: whoever could read its link could take over the account. */
export async function showAccountMail(ctx: Ctx, { userId, facts }: Unwritten): Promise<WrittenMail | null> {
  const told = accountFacts.parse(facts);
  const holder = await findHolder(ctx, userId);
  const page = told.mail === 'sign_in_link' ? signInLinkPage : setPasswordPage;
  return holder === null ? null : write(told, holder, absoluteUrl(page(HIDDEN)));
}

function findHolder({ db }: Ctx, id: string): Promise<AccountHolder | null> {
  return db.user.findUnique({ where: { id }, select: { full_name: true, email: true, time_zone: true } });
}

async function write(facts: AccountFacts, holder: AccountHolder, url: string): Promise<WrittenMail> {
  const words = accountMailWords(facts, holder, url);
  const { html, text } = await renderMail(AccountMail({ siteName: env.HEED_SITE_NAME, ...words }));
  return { subject: headerText(`[${env.HEED_SITE_NAME}] ${accountMailTitles[facts.mail]}`), html, text, headers: {} };
}
