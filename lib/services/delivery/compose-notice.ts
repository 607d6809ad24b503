import { priorities } from '@/lib/contracts/priorities';
import { env } from '@/lib/core/env';
import { adminNoticePage, preferencesPage } from '@/lib/core/routes';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { headerText } from '@/lib/emails/header-text';
import { renderMail } from '@/lib/emails/render-mail';
import { StaffNotice } from '@/lib/emails/staff-notice';
import type { MailContent } from '@/lib/plugins/channels/channel';

/** What a notice in the outbox says; `about` names it: `notification:7` or `alert:7`. */
export type NoticeFacts = { about: string; title: string; message: string; priorityRank: number };

/** Puts a notice into a mail; the same one for everybody. */
export async function composeNotice({ about, title, message, priorityRank }: NoticeFacts): Promise<MailContent> {
  const priority = priorities[priorityRank - 1] ?? 'normal';
  const { html, text } = await renderMail(
    StaffNotice({
      siteName: env.HEED_SITE_NAME,
      priority,
      isAlert: about.startsWith('alert:'),
      title,
      message,
      url: absoluteUrl(adminNoticePage(about)),
      preferencesUrl: absoluteUrl(preferencesPage),
    }),
  );
  return { subject: headerText(`[${env.HEED_SITE_NAME}] ${priority}: ${title}`), html, text, headers: {} };
}
