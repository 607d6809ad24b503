import type { Priority } from '@/lib/contracts/alerts/priorities';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';
import { priorityMarks, severityWords } from '@/lib/emails/priority-mark';

/** What a notification or an alert says to staff. */
export type StaffNoticeWords = { priority: Priority; isAlert: boolean; title: string; message: string; url: string };

export type StaffNoticeProps = StaffNoticeWords & { siteName: string; preferencesUrl: string };

/** One notification or platform alert, sent to staff at once. */
export function StaffNotice({ siteName, priority, isAlert, title, message, url, preferencesUrl }: StaffNoticeProps) {
  const { colour, icon, word } = priorityMarks[priority];
  return (
    <MailFrame
      siteName={siteName}
      preview={message}
      footer={<Footer siteName={siteName} preferencesUrl={preferencesUrl} />}
    >
      <p {...coloured('muted', { margin: 0, fontSize: 13, lineHeight: '20px' })}>
        <b {...coloured(colour)}>{`${icon} ${isAlert ? severityWords[priority] : word}`}</b>
        {isAlert ? ' · Platform alert' : ' · Notification'}
      </p>
      <h1 {...coloured('text', { margin: '4px 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>
        {title}
      </h1>
      <p
        {...coloured('text', {
          margin: '0 0 20px',
          fontSize: 14,
          lineHeight: '22px',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        })}
      >
        {message}
      </p>
      <MailButton href={url} label={isAlert ? 'Open the alert' : 'Open the notification'} />
    </MailFrame>
  );
}

function Footer({ siteName, preferencesUrl }: Pick<StaffNoticeProps, 'siteName' | 'preferencesUrl'>) {
  return (
    <>
      {siteName} sends this because you are staff.{' '}
      <a href={preferencesUrl} {...coloured('faint')}>
        Preferences
      </a>
    </>
  );
}
