import { classNames } from '@/components/ui/class-names';
import { type Tone, toneFill } from '@/components/ui/tone';

interface ProgressBarProps {
  label: string;
  tone?: Tone | 'accent';
  /** 0…1, or null while the end is unknown. */
  value: number | null;
  /** Words at the right, such as "1,204 of 7,198"; a percentage by default. */
  valueText?: string;
}

const percentages = new Intl.NumberFormat('en', { style: 'percent' });

/** How far long work has come. */
export function ProgressBar({ label, tone = 'accent', value, valueText }: ProgressBarProps) {
  const words = valueText ?? (value === null ? 'Working' : percentages.format(value));
  const fill = tone === 'accent' ? 'bg-accent' : toneFill[tone];
  return (
    <div>
      <div className="mb-1 flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-text-muted tabular-nums">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuetext={words}
        {...(value !== null && { 'aria-valuenow': value })}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className={classNames(
            'h-full origin-left rounded-full transition-[scale]',
            value === null ? 'animate-breathe bg-accent-line' : fill,
          )}
          style={{ scale: `${value ?? 1} 1` }}
        />
      </div>
    </div>
  );
}
