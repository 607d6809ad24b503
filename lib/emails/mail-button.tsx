import { coloured } from '@/lib/emails/mail-styles';

interface MailButtonProps {
  href: string;
  label: string;
}

/** The one thing to do in a mail. The cell carries the colour, for programs that do not pad links. */
export function MailButton({ href, label }: MailButtonProps) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0}>
      <tbody>
        <tr>
          <td {...coloured('button', { borderRadius: 6 })}>
            <a href={href} style={look}>
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const look = {
  display: 'inline-block',
  padding: '10px 16px',
  color: '#ffffff',
  fontSize: 14,
  fontWeight: 600,
  lineHeight: '20px',
  textDecoration: 'none',
} as const;
