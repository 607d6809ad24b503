import { priorities } from '@/lib/contracts/priorities';
import { env } from '@/lib/core/env';
import { adminNoticePage, adminNotificationsPage, preferencesPage, unsubscribePage } from '@/lib/core/routes';
import { countInWords, exactly } from '@/lib/core/wording';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { headerText } from '@/lib/emails/header-text';
import { NoticeDigest } from '@/lib/emails/notice-digest';
import { renderMail } from '@/lib/emails/render-mail';
import type { MailContent } from '@/lib/plugins/channels/channel';
import type { FoundNoticeDigest } from '@/lib/services/digests/find-notice-digests';
import { unsubscribeHeaders } from '@/lib/services/digests/unsubscribe-headers';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

/** Puts a digest of notices into words for its reader: times in their zone, each title leading to what it is about. */
export async function composeNoticeDigest(found: FoundNoticeDigest): Promise<MailContent> {
  const token = unsubscribeToken(found.user_id, 'notices');
  const { html, text } = await renderMail(
    NoticeDigest({
      siteName: env.HEED_SITE_NAME,
      total: found.total,
      notices: found.notices.map(({ at, count, message, priority_rank, state, subject, title }) => ({
        url: absoluteUrl(adminNoticePage(subject)),
        title,
        message,
        priority: priorities[priority_rank - 1] ?? 'normal',
        isAlert: subject.startsWith('alert:'),
        count,
        at: exactly(at, found.time_zone),
        state,
      })),
      noticesUrl: absoluteUrl(adminNotificationsPage),
      preferencesUrl: absoluteUrl(preferencesPage),
      unsubscribeUrl: absoluteUrl(unsubscribePage(token)),
    }),
  );
  const counted = countInWords(found.total, 'notification or alert', 'notifications and alerts');
  const subject = headerText(`[${env.HEED_SITE_NAME}] ${counted} to read`);
  return { subject, html, text, headers: unsubscribeHeaders(token) };
}
