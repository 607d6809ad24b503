import { ArrowDown, CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { Pill } from '@/components/ui/pill';
import { type Tone, toneText } from '@/components/ui/tone';
import type { Priority } from '@/lib/contracts/alerts/priorities';

const tones: Record<Priority, Tone> = { critical: 'danger', high: 'warning', normal: 'info', low: 'neutral' };
const icons = { critical: CircleAlert, high: TriangleAlert, normal: Info, low: ArrowDown } as const;

export const priorityWord: Record<Priority, string> = {
  critical: 'Critical',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

/** How pressing a notification is, by colour, icon and word. */
export function PriorityPill({ priority }: { priority: Priority }) {
  const Icon = icons[priority];
  return (
    <Pill tone={tones[priority]} icon={<Icon aria-hidden />}>
      {priorityWord[priority]}
    </Pill>
  );
}

/** The icon of a priority in its colour, named for screen readers. */
export function PriorityIcon({ priority }: { priority: Priority }) {
  const Icon = icons[priority];
  return (
    <Icon
      role="img"
      aria-label={`${priorityWord[priority]} priority`}
      className={`size-4 shrink-0 ${toneText[tones[priority]]}`}
    />
  );
}
