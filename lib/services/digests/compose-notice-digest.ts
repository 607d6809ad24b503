import { priorities } from '@/lib/contracts/alerts/priorities';
import { env } from '@/lib/core/env';
import { adminNoticePage, adminNotificationsPage, preferencesPage, unsubscribePage } from '@/lib/core/routes';
import { exactly, formatCount } from '@/lib/core/wording';
import { RowError } from '@/lib/db/row-error';
import { absoluteUrl } from '@/lib/emails/absolute-url';
import { headerText } from '@/lib/emails/header-text';
import { type DigestNotice, NoticeDigest } from '@/lib/emails/notice-digest';
import { renderMail } from '@/lib/emails/render-mail';
import type { MailContent } from '@/lib/plugins/channels/channel';
import { kindOf } from '@/lib/plugins/notification-kinds/kind-of';
import type { FoundNoticeDigest, ListedNotice } from '@/lib/services/digests/find-notice-digests';
import { unsubscribeHeaders } from '@/lib/services/digests/unsubscribe-headers';
import { unsubscribeToken } from '@/lib/services/digests/unsubscribe-token';

/** Puts a digest into words for its reader: times in their zone, each title leading to what it is about. */
export async function composeNoticeDigest(found: FoundNoticeDigest): Promise<MailContent> {
  const token = unsubscribeToken(found.user_id, 'notices');
  const notices = found.notices.map((listed) => noticeOf(listed, found));
  const isOfStaff = notices.every(({ mark }) => mark !== null);
  const counted = isOfStaff
    ? formatCount(found.total, 'notification or alert', 'notifications and alerts')
    : formatCount(found.total, 'update', 'updates');
  const { html, text } = await renderMail(
    NoticeDigest({
      siteName: env.HEED_SITE_NAME,
      counted,
      more: found.total - notices.length,
      notices,
      noticesUrl: isOfStaff ? absoluteUrl(adminNotificationsPage) : null,
      preferencesUrl: absoluteUrl(preferencesPage),
      unsubscribeUrl: absoluteUrl(unsubscribePage(token)),
    }),
  );
  const subject = headerText(`[${env.HEED_SITE_NAME}] ${counted} to read`);
  return { subject, html, text, headers: unsubscribeHeaders(token) };
}

/** Notifications and alerts are shown as they are now; anything else as its kind words it. */
function noticeOf(listed: ListedNotice, reader: FoundNoticeDigest): DigestNotice {
  const { count, message, priority_rank, state, subject, title } = listed;
  const kind = kindOf(listed.kind);
  if (kind === undefined) throw new RowError(`The type ${listed.kind} is unknown.`);
  const priority = priorities[priority_rank - 1] ?? 'normal';
  const at = exactly(listed.at, reader.time_zone);
  if (kind.audience !== 'staff') {
    const line = kind.digestLine(listed.facts, { ...reader, hidesLinks: false }, { subject, priority });
    return { ...line, mark: null, source: kind.label, count, at, state };
  }
  const isAlert = subject?.type === 'alert';
  const url = absoluteUrl(adminNoticePage(`${subject?.type}:${subject?.id}`));
  const source = isAlert ? 'Alert' : 'Notification';
  return { title, text: message, url, mark: { priority, isAlert }, source, count, at, state };
}
