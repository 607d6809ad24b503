import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import { type Tone, toneText } from '@/components/ui/tone';
import type { Severity } from '@/lib/contracts/alerts/severities';

const tones: Record<Severity, Tone> = { critical: 'danger', error: 'danger', warning: 'warning', info: 'info' };
const icons = { critical: OctagonAlert, error: CircleAlert, warning: TriangleAlert, info: Info } as const;

export const severityWord: Record<Severity, string> = {
  critical: 'Critical',
  error: 'Error',
  warning: 'Warning',
  info: 'Info',
};

/** How bad an alert is, by colour, icon and word. */
export function SeverityPill({ severity }: { severity: Severity }) {
  const Icon = icons[severity];
  return (
    <Pill tone={tones[severity]} icon={<Icon aria-hidden />}>
      {severityWord[severity]}
    </Pill>
  );
}

/** The icon of a severity in its colour, named for screen readers. */
export function SeverityIcon({ severity }: { severity: Severity }) {
  const Icon = icons[severity];
  return (
    <Icon role="img" aria-label={severityWord[severity]} className={`size-4 shrink-0 ${toneText[tones[severity]]}`} />
  );
}
