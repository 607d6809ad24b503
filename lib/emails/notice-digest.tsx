import type { Priority } from '@/lib/contracts/priorities';
import { countInWords } from '@/lib/core/wording';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';
import { priorityMarks, severityWords } from '@/lib/emails/priority-mark';

export type DigestNotice = {
  url: string;
  title: string;
  message: string;
  priority: Priority;
  isAlert: boolean;
  count: number;
  /** When it came last, in words. */
  at: string;
  state: 'handled' | 'resolved' | null;
};

export interface NoticeDigestProps {
  siteName: string;
  /** All that is told; those beyond `notices` are counted alone. */
  total: number;
  notices: readonly DigestNotice[];
  noticesUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
}

const states = { handled: 'Handled', resolved: 'Resolved' } as const;

/** The daily mail to staff about what does not have to be told at once. */
export function NoticeDigest({ notices, noticesUrl, total, ...digest }: NoticeDigestProps) {
  const more = total - notices.length;
  const summary = 'Unread since your last digest, most urgent first.';
  return (
    <MailFrame siteName={digest.siteName} preview={summary} footer={<Footer {...digest} />}>
      <h1 {...coloured('text', { margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>
        {countInWords(total, 'notification or alert', 'notifications and alerts')}
      </h1>
      <p {...coloured('muted', { margin: '4px 0 20px', fontSize: 14, lineHeight: '20px' })}>{summary}</p>
      <div data-skip-in-text="true" style={{ paddingBottom: 12 }}>
        <MailButton href={noticesUrl} label="Open notifications" />
      </div>
      {notices.map((notice) => (
        <Row key={notice.url} {...notice} />
      ))}
      <p {...coloured('text', { margin: '20px 0 0', fontSize: 14, lineHeight: '20px' })}>
        <a href={noticesUrl} {...coloured('accent')}>
          {more > 0 ? `and ${countInWords(more, 'more', 'more')}` : 'View all'}
        </a>
      </p>
    </MailFrame>
  );
}

function Row({ at, count, isAlert, message, priority, state, title, url }: DigestNotice) {
  const { colour, icon, word } = priorityMarks[priority];
  return (
    <div {...coloured('line', { padding: '12px 0', borderBottom: '1px solid', fontSize: 14, lineHeight: '22px' })}>
      <a href={url} {...coloured('text', { fontSize: 15, fontWeight: 600, textDecoration: 'none' })}>
        {title}
      </a>
      <br />
      <b {...coloured(colour)}>{`${icon} ${isAlert ? severityWords[priority] : word}`}</b>
      {state !== null && <b {...coloured('accent')}>{` · ${states[state]}`}</b>}
      {count > 1 && <span {...coloured('text')}>{` · ${countInWords(count, 'time', 'times')}`}</span>}
      {message !== '' && (
        <>
          <br />
          <span {...coloured('muted', { overflowWrap: 'anywhere' })}>{message}</span>
        </>
      )}
      <br />
      <span {...coloured('faint')}>{`${isAlert ? 'Alert' : 'Notification'} · ${at}`}</span>
    </div>
  );
}

function Footer({
  siteName,
  preferencesUrl,
  unsubscribeUrl,
}: Pick<NoticeDigestProps, 'siteName' | 'preferencesUrl' | 'unsubscribeUrl'>) {
  return (
    <>
      {siteName} sends this at 9:00 on days when you have unread notifications or alerts.{' '}
      <a href={preferencesUrl} {...coloured('faint')}>
        Preferences
      </a>{' '}
      ·{' '}
      <a href={unsubscribeUrl} {...coloured('faint', { whiteSpace: 'nowrap' })}>
        Unsubscribe
      </a>
    </>
  );
}
