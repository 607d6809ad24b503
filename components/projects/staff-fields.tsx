'use client';

import { fieldErrorOf } from '@/components/ui/field-errors';
import { NumberField } from '@/components/ui/number-field';
import { TextArea } from '@/components/ui/text-area';
import type { Project } from '@/lib/contracts/projects';

const MOST_GRACE_DAYS = 3_650;

interface StaffFieldsProps {
  error: Error | null;
  graceDays: number | null;
  notes: string;
  onChange: (changes: { grace_period_days: number | null } | { staff_notes: string }) => void;
  project: Project;
}

/** What staff alone change of a project. */
export function StaffFields({ error, graceDays, notes, onChange, project }: StaffFieldsProps) {
  const { customer_grace_period_days, customer_name } = project;
  return (
    <>
      <NumberField
        label="Grace period in days"
        description={`Leave empty to use that of ${customer_name}: ${customer_grace_period_days ?? 0}.`}
        minValue={0}
        maxValue={MOST_GRACE_DAYS}
        value={graceDays ?? Number.NaN}
        onChange={(days) => onChange({ grace_period_days: Number.isNaN(days) ? null : days })}
        error={fieldErrorOf(error, 'grace_period_days')}
      />
      <TextArea
        label="Staff notes"
        description="Only staff and support can read them."
        maxLength={2_000}
        value={notes}
        onChange={(text) => onChange({ staff_notes: text })}
        error={fieldErrorOf(error, 'staff_notes')}
      />
    </>
  );
}
