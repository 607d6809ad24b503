import type { ReactNode } from 'react';
import { MailButton } from '@/lib/emails/mail-button';
import { MailFrame } from '@/lib/emails/mail-frame';
import { coloured } from '@/lib/emails/mail-styles';

/** What a message to one person says. */
export type LetterWords = {
  heading: string;
  /** What happened and what to do, a paragraph each. */
  paragraphs: readonly string[];
  /** Left out where the reader can't do anything in the application. */
  button?: { label: string; url: string };
  /** What is true of the button or of the event, under it. */
  note?: string;
  /** Why the email came. */
  reason: string;
};

export type LetterProps = LetterWords & {
  siteName: string;
  /** Where the reader chooses what to get; null where there is nothing to choose. */
  preferencesUrl: string | null;
};

/** An email to one person: one thing that happened, and the one thing to do about it. */
export function Letter({ button, heading, note, paragraphs, preferencesUrl, reason, siteName }: LetterProps) {
  return (
    <MailFrame
      siteName={siteName}
      preview={paragraphs[0] ?? heading}
      footer={preferencesUrl === null ? reason : <Footer reason={reason} preferencesUrl={preferencesUrl} />}
    >
      <h1 {...coloured('text', { margin: '0 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600 })}>
        {heading}
      </h1>
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
      {button !== undefined && <MailButton href={button.url} label={button.label} />}
      {note !== undefined && (
        <p {...coloured('muted', { margin: '20px 0 0', fontSize: 13, lineHeight: '20px' })}>{note}</p>
      )}
      {button !== undefined && (
        <p
          data-skip-in-text="true"
          {...coloured('muted', { margin: '12px 0 0', fontSize: 13, lineHeight: '20px', overflowWrap: 'anywhere' })}
        >
          If the button doesn’t work, open this link: {button.url}
        </p>
      )}
    </MailFrame>
  );
}

function Footer({ preferencesUrl, reason }: { preferencesUrl: string; reason: string }) {
  return (
    <>
      {reason}{' '}
      <a href={preferencesUrl} {...coloured('faint')}>
        Preferences
      </a>
    </>
  );
}

function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p {...coloured('text', { margin: '0 0 16px', fontSize: 14, lineHeight: '22px', overflowWrap: 'anywhere' })}>
      {children}
    </p>
  );
}
