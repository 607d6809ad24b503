import type { Priority } from '@/lib/contracts/alerts/priorities';
import type { MailColour } from '@/lib/emails/mail-styles';

/** How pressing something is: by colour, icon and word. */
export const priorityMarks: Readonly<Record<Priority, { colour: MailColour; icon: string; word: string }>> = {
  critical: { colour: 'danger', icon: '■', word: 'Critical' },
  high: { colour: 'warning', icon: '▲', word: 'High' },
  normal: { colour: 'info', icon: '●', word: 'Normal' },
  low: { colour: 'faint', icon: '▽', word: 'Low' },
};

/** The same for alerts, whose severities bear other names. */
export const severityWords: Readonly<Record<Priority, string>> = {
  critical: 'Critical',
  high: 'Error',
  normal: 'Warning',
  low: 'Info',
};
