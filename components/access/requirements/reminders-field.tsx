'use client';

import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { isNeverSent } from '@/components/access/requirements/change-consequences';
import {
  type DraftMilestone,
  type MilestoneUnit,
  withAnother,
} from '@/components/access/requirements/requirement-draft';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { MOST_REMINDERS, mostBefore } from '@/lib/contracts/access/requirements';

const units = [
  { id: 'months', label: 'months' },
  { id: 'days', label: 'days' },
] as const satisfies readonly { id: MilestoneUnit; label: string }[];

interface RemindersFieldProps {
  /** What is wrong with all of them. */
  error: string | undefined;
  /** What is wrong with each, by its key. */
  errors: ReadonlyMap<number, string>;
  onChange: (reminders: readonly DraftMilestone[]) => void;
  /** How many days access lasts; null for access that never expires. */
  periodDays: number | null;
  reminders: readonly DraftMilestone[];
}

/** How long before the expiry people are reminded: any number of months or days, each once. */
export function RemindersField({ error, errors, onChange, periodDays, reminders }: RemindersFieldProps) {
  const addRef = useRef<HTMLButtonElement>(null);
  const remove = (key: number) => {
    onChange(reminders.filter((one) => one.key !== key));
    addRef.current?.focus();
  };
  return (
    <fieldset>
      <legend className="font-medium text-sm">Reminders before the expiry</legend>
      <p className="mb-2 text-sm text-text-muted">{explanation(periodDays, reminders.length)}</p>
      {reminders.length > 0 && (
        <ul aria-label="Reminders" className="mb-3 space-y-2">
          {reminders.map((reminder, place) => (
            <ReminderRow
              key={reminder.key}
              error={errors.get(reminder.key)}
              isNever={periodDays !== null && isNeverSent(reminder, periodDays)}
              place={place + 1}
              reminder={reminder}
              onChange={(next) => onChange(reminders.map((one) => (one.key === next.key ? next : one)))}
              onRemove={() => remove(reminder.key)}
            />
          ))}
        </ul>
      )}
      {error !== undefined && (
        <p role="alert" className="mb-3 text-danger text-sm">
          {error}
        </p>
      )}
      <Button
        ref={addRef}
        size="small"
        icon={<Plus />}
        isDisabled={reminders.length >= MOST_REMINDERS}
        onPress={() => onChange(withAnother(reminders))}
      >
        Add reminder
      </Button>
    </fieldset>
  );
}

function explanation(periodDays: number | null, count: number): string {
  if (periodDays === null) return 'Access that never expires has no reminders. These apply once it does expire.';
  if (count === 0) return 'No one is reminded. People are only notified once their access has ended.';
  return `The person who requested the access is emailed each time, until it is renewed. At most ${MOST_REMINDERS}.`;
}

interface ReminderRowProps {
  error: string | undefined;
  isNever: boolean;
  onChange: (reminder: DraftMilestone) => void;
  onRemove: () => void;
  /** From 1. */
  place: number;
  reminder: DraftMilestone;
}

function ReminderRow({ error, isNever, onChange, onRemove, place, reminder }: ReminderRowProps) {
  const { count, unit } = reminder;
  return (
    <li>
      <div className="flex items-start gap-2">
        <div className="w-32">
          <NumberField
            label={`Reminder ${place}`}
            labelVisibility="hidden"
            minValue={1}
            maxValue={mostBefore[unit]}
            value={count}
            onChange={(value) => onChange({ ...reminder, count: value })}
            error={error}
          />
        </div>
        <div className="w-28">
          <Select
            label={`Unit of reminder ${place}`}
            labelVisibility="hidden"
            options={units}
            value={unit}
            onChange={(chosen) => onChange({ ...reminder, unit: chosen, count: Math.min(count, mostBefore[chosen]) })}
          />
        </div>
        <IconButton icon={<X />} label={`Remove reminder ${place}`} onPress={onRemove} />
      </div>
      {isNever && <p className="mt-1 text-sm text-warning">Never sent: access doesn’t last longer than this.</p>}
    </li>
  );
}
