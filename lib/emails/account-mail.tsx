import type { ReactNode } from 'react';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';

export interface AccountMailProps {
  siteName: string;
  heading: string;
  /** What happened and what to do, a paragraph each. */
  paragraphs: readonly string[];
  button: { label: string; url: string };
  /** What is true of the button or of the event, under it. */
  note: string;
  /** Why the mail came. */
  reason: string;
}

/** A mail about a person's own account: one thing that happened, and the one thing to do about it. */
export function AccountMail({ siteName, heading, paragraphs, button, note, reason }: AccountMailProps) {
  return (
    <MailFrame siteName={siteName} preview={paragraphs[0] ?? heading} footer={reason}>
      <h1 {...coloured('text', { margin: '0 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>
        {heading}
      </h1>
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      <MailButton href={button.url} label={button.label} />
      <p {...coloured('muted', { margin: '20px 0 0', fontSize: 13, lineHeight: '20px' })}>{note}</p>
      <p
        data-skip-in-text="true"
        {...coloured('muted', { margin: '12px 0 0', fontSize: 13, lineHeight: '20px', overflowWrap: 'anywhere' })}
      >
        If the button doesn’t work, open this link: {button.url}
      </p>
    </MailFrame>
  );
}

function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p {...coloured('text', { margin: '0 0 16px', fontSize: 14, lineHeight: '22px', overflowWrap: 'anywhere' })}>
      {children}
    </p>
  );
}
