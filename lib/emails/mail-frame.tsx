import type { ReactNode } from 'react';
import { coloured, darkSheet, fontFamily } from '@/lib/emails/mail-styles';

interface MailFrameProps {
  children: ReactNode;
  footer: ReactNode;
  /** What a mail program shows beside the subject. */
  preview: string;
  siteName: string;
}

/** The one shape of a mail: who writes, a card 600 px wide, and why it came. Tables, because Outlook knows nothing else. */
export function MailFrame({ children, footer, preview, siteName }: MailFrameProps) {
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: this is a mail, not one of Next's pages */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkSheet}</style>
      </head>
      <body {...coloured('page', { margin: 0, fontFamily })}>
        <div data-skip-in-text="true" style={{ display: 'none', maxHeight: 0, overflow: 'hidden' }}>
          {preview}
        </div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} {...coloured('page')}>
          <tbody>
            <tr>
              <td align="center" style={{ padding: '24px 12px' }}>
                <Card siteName={siteName}>{children}</Card>
                <div {...coloured('faint', { ...width, padding: '16px 8px', fontSize: 12, lineHeight: '18px' })}>
                  {footer}
                </div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

const width = { width: '100%', maxWidth: 600, boxSizing: 'border-box', textAlign: 'left' } as const;

function Card({ children, siteName }: Pick<MailFrameProps, 'children' | 'siteName'>) {
  return (
    <table role="presentation" width="600" cellPadding={0} cellSpacing={0} border={0} style={width}>
      <tbody>
        <tr>
          <td data-skip-in-text="true" {...coloured('muted', { padding: '0 8px 12px', fontSize: 13, fontWeight: 600 })}>
            {siteName}
          </td>
        </tr>
        <tr>
          <td {...coloured('card', { padding: '28px 32px', borderRadius: 12 })}>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
