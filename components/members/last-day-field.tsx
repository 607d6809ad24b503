import { DateField } from '@/components/ui/date-field';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
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
      description="Leave empty for no expiry."
      min={dayIn(useNow(), zone)}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
