import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import { type Tone, toneText } from '@/components/ui/tone';
import type { Urgency } from '@/lib/contracts/actions/actions';

export const urgencyTone: Record<Urgency, Tone> = { high: 'danger', medium: 'warning', low: 'info' };

export const urgencyWord: Record<Urgency, string> = { high: 'High', medium: 'Medium', low: 'Low' };

const icons = { high: CircleAlert, medium: TriangleAlert, low: Info } as const;

interface UrgencyProps {
  urgency: Urgency;
}

/** How urgent an action is, by colour, icon and word. */
export function UrgencyPill({ urgency }: UrgencyProps) {
  return <Pill tone={urgencyTone[urgency]}>{urgencyWord[urgency]}</Pill>;
}

/** The same without a frame, where room is short. */
export function UrgencyWord({ urgency }: UrgencyProps) {
  return (
    <span className="flex items-center gap-1">
      <span aria-hidden>
        <UrgencyIcon urgency={urgency} />
      </span>
      {urgencyWord[urgency]}
    </span>
  );
}

/** The icon of an urgency in its colour, named for screen readers. */
export function UrgencyIcon({ urgency }: UrgencyProps) {
  const Icon = icons[urgency];
  return (
    <Icon
      role="img"
      aria-label={`${urgencyWord[urgency]} urgency`}
      className={`size-4 shrink-0 ${toneText[urgencyTone[urgency]]}`}
    />
  );
}
