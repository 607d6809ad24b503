import { DateField } from '@/components/ui/date-field';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { lastSecondOf } from '@/lib/core/wall-clock';
import { dayIn } from '@/lib/core/wording';

interface LastDayFieldProps {
  error: string | undefined;
  onChange: (day: string) => void;
  value: string;
}

/** The last day on which a role counts, in the zone of the person who sets it. */
export function LastDayField({ error, onChange, value }: LastDayFieldProps) {
  const { time_zone: zone } = useMe();
  return (
    <DateField
      label="Last day"
      description="Leave empty if it has no end."
      min={dayIn(useNow(), zone)}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

/** When a role ends that counts until the end of a day; null without one. */
export function endOfRole(day: string, zone: string): string | null {
  return day === '' ? null : lastSecondOf(day, zone).toISOString();
}
