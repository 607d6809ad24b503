'use client';

import { fieldErrorOf } from '@/components/ui/field-errors';
import { NumberField } from '@/components/ui/number-field';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { Project } from '@/lib/contracts/projects/projects';

const MOST_GRACE_DAYS = 3_650;
const MOST_ACCOUNTS = 32_767;

type StaffDraft = Pick<Project, 'grace_period_days' | 'max_service_accounts' | 'slug' | 'staff_notes'>;

interface StaffFieldsProps {
  error: Error | null;
  graceDays: number | null;
  mostAccounts: number | null;
  notes: string;
  onChange: (changes: Partial<StaffDraft>) => void;
  project: Project;
  slug: string;
}

/** What staff alone change of a project. */
export function StaffFields({ error, graceDays, mostAccounts, notes, onChange, project, slug }: StaffFieldsProps) {
  const { customer_grace_period_days, customer_name } = project;
  return (
    <>
      <TextField
        label="Short name"
        description="Lower-case letters, digits and hyphens. Must be unique in the organisation."
        maxLength={50}
        value={slug}
        onChange={(text) => onChange({ slug: text })}
        error={fieldErrorOf(error, 'slug')}
      />
      <NumberField
        label="Grace period in days"
        description={`Leave empty to use that of ${customer_name}: ${customer_grace_period_days ?? 0}.`}
        minValue={0}
        maxValue={MOST_GRACE_DAYS}
        value={graceDays ?? Number.NaN}
        onChange={(days) => onChange({ grace_period_days: Number.isNaN(days) ? null : days })}
        error={fieldErrorOf(error, 'grace_period_days')}
      />
      <NumberField
        label="Service account limit"
        description="Leave empty for no limit of its own."
        minValue={0}
        maxValue={MOST_ACCOUNTS}
        value={mostAccounts ?? Number.NaN}
        onChange={(most) => onChange({ max_service_accounts: Number.isNaN(most) ? null : most })}
        error={fieldErrorOf(error, 'max_service_accounts')}
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
