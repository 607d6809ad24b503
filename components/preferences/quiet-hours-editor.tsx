'use client';

import { useId, useState } from 'react';
import { formatQuiet, weekdays } from '@/components/preferences/preference-labels';
import { Checkbox } from '@/components/ui/checkbox';
import { Switch } from '@/components/ui/switch';
import { TimeField } from '@/components/ui/time-field';
import { clockIn } from '@/components/ui/time-zones';
import { useNow } from '@/lib/client/clock-provider';
import type { QuietHours } from '@/lib/contracts/delivery/preferences';

interface QuietHoursEditorProps {
  onChange: (quiet: QuietHours, done: string) => void;
  quiet: QuietHours;
  timeZone: string;
}

/** When no mail comes that can wait, by the clock of the person's zone. */
export function QuietHoursEditor({ onChange, quiet, timeZone }: QuietHoursEditorProps) {
  const toggle = (is_on: boolean) =>
    onChange({ ...quiet, is_on }, is_on ? 'Quiet hours turned on' : 'Quiet hours turned off');
  return (
    <div className="mt-4 max-sm:border-t max-sm:pt-4">
      <Switch
        label="Quiet hours"
        description="Emails are held until they end, except critical ones and the daily digest."
        isSelected={quiet.is_on}
        onChange={toggle}
      />
      {quiet.is_on && (
        <div className="mt-4 space-y-4">
          <Hours quiet={quiet} onChange={onChange} />
          <Days quiet={quiet} onChange={onChange} />
          <Summary quiet={quiet} timeZone={timeZone} />
        </div>
      )}
    </div>
  );
}

type PartProps = Pick<QuietHoursEditorProps, 'onChange' | 'quiet'>;

/** Saved when a field is left, not while it is typed. What is not being edited shows what is saved. */
function Hours({ onChange, quiet }: PartProps) {
  const [edited, setEdited] = useState<{ from?: string; until?: string }>({});
  const { from, until } = { ...quiet, ...edited };
  const isSame = from === until;
  const save = () => {
    if (from === '' || until === '' || isSame) return;
    setEdited({});
    if (from === quiet.from && until === quiet.until) return;
    onChange({ ...quiet, from, until }, `Quiet hours set: ${from} to ${until}`);
  };
  return (
    <form
      className="flex flex-wrap gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TimeField
        label="From"
        value={from}
        onChange={(value) => setEdited((known) => ({ ...known, from: value }))}
        onBlur={save}
        error={from === '' ? 'Enter a time.' : undefined}
      />
      <TimeField
        label="To"
        value={until}
        onChange={(value) => setEdited((known) => ({ ...known, until: value }))}
        onBlur={save}
        error={until === '' ? 'Enter a time.' : sameError(isSame)}
      />
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  );
}

function sameError(isSame: boolean): string | undefined {
  return isSame ? 'Choose a different time.' : undefined;
}

/** At least one day stays: without any, quiet hours are better switched off. */
function Days({ onChange, quiet }: PartProps) {
  const id = useId();
  const toggle = (day: number, isOn: boolean) => {
    const days = isOn ? [...quiet.days, day].toSorted((a, b) => a - b) : quiet.days.filter((one) => one !== day);
    onChange({ ...quiet, days }, `${weekdays[day - 1]}: ${isOn ? 'quiet hours' : 'no quiet hours'}`);
  };
  return (
    <fieldset aria-labelledby={id}>
      <p id={id} className="mb-1 font-medium text-sm">
        Starts on
      </p>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {weekdays.map((name, place) => {
          const day = place + 1;
          const isSelected = quiet.days.includes(day);
          return (
            <Checkbox
              key={name}
              aria-label={name}
              isSelected={isSelected}
              isDisabled={isSelected && quiet.days.length === 1}
              onChange={(isOn) => toggle(day, isOn)}
            >
              {name.slice(0, 3)}
            </Checkbox>
          );
        })}
      </div>
    </fieldset>
  );
}

function Summary({ quiet, timeZone }: Pick<QuietHoursEditorProps, 'quiet' | 'timeZone'>) {
  const now = useNow();
  return (
    <p className="text-sm text-text-muted">
      {formatQuiet(quiet)} In your time zone, {timeZone.replaceAll('_', ' ')} (now {clockIn(timeZone, now)}).
    </p>
  );
}
