import type { Priority } from '@/lib/contracts/alerts/priorities';
import { formatCount } from '@/lib/core/wording';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';
import { priorityMarks, severityWords } from '@/lib/emails/priority-mark';

export type DigestNotice = {
  url: string;
  title: string;
  /** Empty where the title says it all. */
  text: string;
  /** How pressing a notification or an alert is; null for messages to one person. */
  mark: { priority: Priority; isAlert: boolean } | null;
  /** What it is, in words: Alert, or the type of message. */
  source: string;
  count: number;
  /** When it came last, in words. */
  at: string;
  state: 'handled' | 'resolved' | null;
};

export interface NoticeDigestProps {
  siteName: string;
  /** All that it tells of, in words. */
  counted: string;
  /** How many there are beyond `notices`. */
  more: number;
  notices: readonly DigestNotice[];
  /** Where staff find them all; null for whoever has no such page. */
  noticesUrl: string | null;
  preferencesUrl: string;
  unsubscribeUrl: string;
}

const states = { handled: 'Handled', resolved: 'Resolved' } as const;

/** The daily email about what didn’t have to be said immediately. */
export function NoticeDigest({ counted, more, notices, noticesUrl, ...digest }: NoticeDigestProps) {
  const summary = 'Unread since your last digest, most urgent first.';
  return (
    <MailFrame
      siteName={digest.siteName}
      preview={summary}
      footer={<Footer {...digest} isOfStaff={noticesUrl !== null} />}
    >
      <h1 {...coloured('text', { margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>{counted}</h1>
      <p {...coloured('muted', { margin: '4px 0 20px', fontSize: 14, lineHeight: '20px' })}>{summary}</p>
      {noticesUrl !== null && (
        <div data-skip-in-text="true" style={{ paddingBottom: 12 }}>
          <MailButton href={noticesUrl} label="Open notifications" />
        </div>
      )}
      {notices.map((notice) => (
        <Row key={`${notice.url} ${notice.title} ${notice.at}`} {...notice} />
      ))}
      <Rest more={more} url={noticesUrl} />
    </MailFrame>
  );
}

function Rest({ more, url }: { more: number; url: string | null }) {
  const words = more > 0 ? `and ${formatCount(more, 'more', 'more')}` : 'View all';
  if (url === null && more === 0) return null;
  return (
    <p {...coloured('text', { margin: '20px 0 0', fontSize: 14, lineHeight: '20px' })}>
      {url === null ? (
        words
      ) : (
        <a href={url} {...coloured('accent')}>
          {words}
        </a>
      )}
    </p>
  );
}

function Row({ at, count, mark, source, state, text, title, url }: DigestNotice) {
  return (
    <div {...coloured('line', { padding: '12px 0', borderBottom: '1px solid', fontSize: 14, lineHeight: '22px' })}>
      <a href={url} {...coloured('text', { fontSize: 15, fontWeight: 600, textDecoration: 'none' })}>
        {title}
      </a>
      {mark !== null && <Mark {...mark} />}
      {state !== null && <b {...coloured('accent')}>{` · ${states[state]}`}</b>}
      {count > 1 && <span {...coloured('text')}>{` · ${formatCount(count, 'time', 'times')}`}</span>}
      {text !== '' && (
        <>
          <br />
          <span {...coloured('muted', { overflowWrap: 'anywhere' })}>{text}</span>
        </>
      )}
      <br />
      <span {...coloured('faint')}>{`${source} · ${at}`}</span>
    </div>
  );
}

function Mark({ isAlert, priority }: { isAlert: boolean; priority: Priority }) {
  const { colour, icon, word } = priorityMarks[priority];
  return (
    <>
      <br />
      <b {...coloured(colour)}>{`${icon} ${isAlert ? severityWords[priority] : word}`}</b>
    </>
  );
}

type FooterProps = Pick<NoticeDigestProps, 'siteName' | 'preferencesUrl' | 'unsubscribeUrl'> & { isOfStaff: boolean };

function Footer({ isOfStaff, siteName, preferencesUrl, unsubscribeUrl }: FooterProps) {
  const what = isOfStaff ? 'you have unread notifications or alerts' : 'there is something new for you';
  return (
    <>
      {siteName} sends this at 9:00 on days when {what}.{' '}
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
