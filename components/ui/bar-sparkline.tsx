import { classNames } from '@/components/ui/class-names';
import type { Tone } from '@/components/ui/tone';

interface BarSparklineProps {
  /** Says in words what the bars show: "Occurrences in the last 24 hours, 12 in total". */
  label: string;
  tone?: Tone | 'accent';
  /** One bar each, oldest first. */
  values: readonly number[];
}

const fills: Record<Tone | 'accent', string> = {
  accent: 'fill-accent',
  danger: 'fill-danger',
  warning: 'fill-warning',
  info: 'fill-info',
  success: 'fill-success',
  neutral: 'fill-text-faint',
};

const HEIGHT = 24;
const STEP = 4;
const BAR = 3;

/** A row of tiny bars beside a figure; zeros keep a hairline so that the time axis stays visible. */
export function BarSparkline({ label, tone = 'accent', values }: BarSparklineProps) {
  const highest = Math.max(1, ...values);
  const width = values.length * STEP;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT}>
      {values.map((value, slot) => {
        const height = value === 0 ? 1 : Math.max(2, (value / highest) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the time axis
            key={slot}
            x={slot * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={height > 2 ? 1 : 0}
            className={classNames(value === 0 ? 'fill-line-strong' : fills[tone])}
          />
        );
      })}
    </svg>
  );
}
