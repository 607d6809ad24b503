import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';

export interface StaffNoticeProps {
  siteName: string;
  /** How pressing it is, in a word. */
  priority: string;
  title: string;
  message: string;
  url: string;
  preferencesUrl: string;
}

/** One notification or platform alert, sent to staff at once. */
export function StaffNotice({ siteName, priority, title, message, url, preferencesUrl }: StaffNoticeProps) {
  return (
    <MailFrame
      siteName={siteName}
      preview={message}
      footer={<Footer siteName={siteName} preferencesUrl={preferencesUrl} />}
    >
      <p {...coloured('muted', { margin: 0, fontSize: 13, lineHeight: '20px', fontWeight: 600 })}>{priority}</p>
      <h1 {...coloured('text', { margin: '4px 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>
        {title}
      </h1>
      <p {...coloured('text', { margin: '0 0 20px', fontSize: 14, lineHeight: '22px', whiteSpace: 'pre-wrap' })}>
        {message}
      </p>
      <MailButton href={url} label="Open in Heed" />
    </MailFrame>
  );
}

function Footer({ siteName, preferencesUrl }: Pick<StaffNoticeProps, 'siteName' | 'preferencesUrl'>) {
  return (
    <>
      {siteName} sends this because you run the installation.{' '}
      <a href={preferencesUrl} {...coloured('faint')}>
        Preferences
      </a>
    </>
  );
}
