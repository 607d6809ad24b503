import { Fragment } from 'react';
import { formatCount } from '@/lib/core/wording';
import { type DigestAction, DigestRow } from '@/lib/emails/digest-row';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';

export interface UserActionDigestProps {
  siteName: string;
  /** All pending actions; those beyond the groups are `more`. */
  total: number;
  overdue: number;
  groups: readonly { organisation: string; actions: readonly DigestAction[] }[];
  more: number;
  /** What happened since the last digest; null in a first one. */
  since: { added: number; worse: number; resolved: number; resolvedTitles: readonly string[] } | null;
  actionsUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
}

/** The daily mail about what waits for its reader. */
export function UserActionDigest(digest: UserActionDigestProps) {
  const heading = formatCount(digest.total, 'pending action', 'pending actions');
  const summary = summaryOf(digest);
  return (
    <MailFrame siteName={digest.siteName} preview={summary} footer={<Footer {...digest} />}>
      <h1 {...coloured('text', { margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>{heading}</h1>
      <p {...coloured('muted', { margin: '4px 0 20px', fontSize: 14, lineHeight: '20px' })}>{summary}</p>
      <div data-skip-in-text="true">
        <MailButton href={digest.actionsUrl} label="Open my actions" />
      </div>
      {digest.groups.map(({ organisation, actions }) => (
        <div key={organisation}>
          <h2 {...coloured('muted', { margin: '28px 0 0', fontSize: 13, lineHeight: '20px', fontWeight: 600 })}>
            {organisation === '' ? 'No organisation' : organisation}
          </h2>
          {actions.map((action) => (
            <DigestRow key={action.url} {...action} />
          ))}
        </div>
      ))}
      <p {...coloured('text', { margin: '20px 0 0', fontSize: 14, lineHeight: '20px' })}>
        <a href={digest.actionsUrl} {...coloured('accent')}>
          {digest.more > 0 ? `and ${formatCount(digest.more, 'more', 'more')}` : 'View all'}
        </a>
      </p>
      {digest.since !== null && digest.since.resolved > 0 && <Resolved {...digest.since} />}
    </MailFrame>
  );
}

/** "2 overdue. Since your last digest: 1 new, 1 more urgent, 3 resolved." */
function summaryOf({ overdue, since }: UserActionDigestProps): string {
  const late = overdue > 0 ? `${overdue} overdue. ` : '';
  if (since === null) return `${late}Most urgent first.`;
  const counts = { new: since.added, 'more urgent': since.worse, resolved: since.resolved };
  const changes = Object.entries(counts).flatMap(([word, count]) => (count > 0 ? [`${count} ${word}`] : []));
  return `${late}${changes.length === 0 ? 'Nothing new since your last digest.' : `Since your last digest: ${changes.join(', ')}.`}`;
}

function Resolved({ resolved, resolvedTitles }: NonNullable<UserActionDigestProps['since']>) {
  const rest = resolved - resolvedTitles.length;
  return (
    <div>
      <h2 {...coloured('muted', { margin: '28px 0 4px', fontSize: 13, lineHeight: '20px', fontWeight: 600 })}>
        Resolved since your last digest
      </h2>
      <div {...coloured('muted', { fontSize: 14, lineHeight: '22px' })}>
        {resolvedTitles.map((title, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same, and nothing is ever drawn again
          <Fragment key={place}>
            ✓ {title}
            <br />
          </Fragment>
        ))}
        {rest > 0 && `and ${rest} more`}
      </div>
    </div>
  );
}

function Footer({ siteName, preferencesUrl, unsubscribeUrl }: UserActionDigestProps) {
  return (
    <>
      {siteName} sends this at 9:00 on days when something needs your attention.{' '}
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
