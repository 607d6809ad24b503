'use client';

import { useState } from 'react';
import {
  type AdministrationDraft,
  administrationDraft,
  administrationFields,
  changesOf,
} from '@/components/organisations/administration-draft';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { NumberField } from '@/components/ui/number-field';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { type Customer, changeCustomerOperation } from '@/lib/contracts/customers/customers';

const MOST_GRACE_DAYS = 3_650;
const MOST_SERVICE_ACCOUNTS = 32_767;

interface AdministrationDialogProps {
  onClose: () => void;
  organisation: Customer;
  /** The zone of the installation, in which accounting starts. */
  zone: string;
}

/** What staff alone change of an organisation. */
export function AdministrationDialog({ onClose, organisation, zone }: AdministrationDialogProps) {
  const [opened] = useState(() => administrationDraft(organisation, zone));
  const [draft, setDraft] = useState(opened);
  const { error, isPending, mutate } = useWideChange(() => changeCustomerOperation);
  const change = (changes: Partial<AdministrationDraft>) => setDraft({ ...draft, ...changes });
  const submit = () =>
    mutate(
      { uuid: organisation.uuid, ...changesOf(opened, draft) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Organisation changed' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="Administration"
      description="Only staff can change this."
      confirmLabel="Save"
      error={formErrorOf(error, administrationFields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Fields draft={draft} error={error} onChange={change} />
    </FormDialog>
  );
}

interface FieldsProps {
  draft: AdministrationDraft;
  error: Error | null;
  onChange: (changes: Partial<AdministrationDraft>) => void;
}

function Fields({ draft, error, onChange }: FieldsProps) {
  const { accounting_start_date, backend_id, grace_period_days, max_service_accounts, slug } = draft;
  const numberOf = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <>
      <TextField
        autoFocus
        label="Short name"
        description="Lower-case letters, digits and hyphens. Must be unique."
        maxLength={50}
        value={slug}
        onChange={(text) => onChange({ slug: text })}
        error={fieldErrorOf(error, 'slug')}
      />
      <TextField
        label="Backend ID"
        maxLength={255}
        value={backend_id}
        onChange={(text) => onChange({ backend_id: text })}
        error={fieldErrorOf(error, 'backend_id')}
      />
      <DateField
        label="Accounting starts"
        description="Orders placed before this day aren’t counted in costs."
        value={accounting_start_date}
        onChange={(day) => onChange({ accounting_start_date: day })}
        error={fieldErrorOf(error, 'accounting_start_date')}
      />
      <NumberField
        label="Grace period in days"
        description="How long projects continue after their end date, unless a project sets its own. Leave empty for none."
        minValue={0}
        maxValue={MOST_GRACE_DAYS}
        value={grace_period_days ?? Number.NaN}
        onChange={(days) => onChange({ grace_period_days: numberOf(days) })}
        error={fieldErrorOf(error, 'grace_period_days')}
      />
      <NumberField
        label="Service account limit"
        description="In the organisation and all of its projects. Leave empty for no limit."
        minValue={0}
        maxValue={MOST_SERVICE_ACCOUNTS}
        value={max_service_accounts ?? Number.NaN}
        onChange={(most) => onChange({ max_service_accounts: numberOf(most) })}
        error={fieldErrorOf(error, 'max_service_accounts')}
      />
    </>
  );
}
