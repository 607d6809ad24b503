import { coloured, type MailColour } from '@/lib/emails/mail-styles';
import type { DueWords } from '@/lib/emails/word-due';

export type DigestAction = {
  url: string;
  title: string;
  description: string;
  /** What tells it from others of the same title; empty where its title is enough. */
  distinction: string;
  /** Where its details are, beside the action itself. */
  details: { label: string; url: string } | null;
  urgency: 'high' | 'medium' | 'low';
  project: string;
  due: DueWords | null;
  change: 'new' | 'worse' | null;
};

const urgencies: Record<DigestAction['urgency'], { colour: MailColour; icon: string; word: string }> = {
  high: { colour: 'danger', icon: '▲', word: 'High' },
  medium: { colour: 'warning', icon: '◆', word: 'Medium' },
  low: { colour: 'info', icon: '●', word: 'Low' },
};

const changes = { new: 'New', worse: 'More urgent' } as const;

/** One action in a digest: what, how urgent by colour, icon and word, why, and until when. */
export function DigestRow({ url, title, urgency, project, due, change, ...more }: DigestAction) {
  const { colour, icon, word } = urgencies[urgency];
  const { description, details, distinction } = more;
  const facts = [distinction, project, due?.exactly].filter((fact) => fact !== undefined && fact !== '').join(' · ');
  return (
    <div {...coloured('line', { padding: '12px 0', borderBottom: '1px solid', fontSize: 14, lineHeight: '22px' })}>
      <a href={url} {...coloured('text', { fontSize: 15, fontWeight: 600, textDecoration: 'none' })}>
        {title}
      </a>
      <br />
      <b {...coloured(colour)}>{`${icon} ${word}`}</b>
      {change !== null && <b {...coloured('accent')}>{` · ${changes[change]}`}</b>}
      {due !== null && <span {...coloured(due.isOverdue ? 'danger' : 'text')}>{` · ${due.words}`}</span>}
      {description !== '' && <Line colour="muted">{description}</Line>}
      {facts !== '' && <Line colour="faint">{facts}</Line>}
      {details !== null && (
        <>
          <br />
          <a href={details.url} {...coloured('accent')}>
            {details.label}
          </a>
        </>
      )}
    </div>
  );
}

function Line({ colour, children }: { colour: MailColour; children: string }) {
  return (
    <>
      <br />
      <span {...coloured(colour)}>{children}</span>
    </>
  );
}
