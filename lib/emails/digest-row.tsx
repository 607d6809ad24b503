import { coloured, type MailColour } from '@/lib/emails/mail-styles';
import type { DueWords } from '@/lib/emails/word-due';

export type DigestAction = {
  url: string;
  title: string;
  description: string;
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
export function DigestRow({ url, title, description, urgency, project, due, change }: DigestAction) {
  const { colour, icon, word } = urgencies[urgency];
  const facts = [project, due?.exactly].filter((fact) => fact !== undefined && fact !== '').join(' · ');
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
