'use client';

import { useState } from 'react';
import { type MembersPlace, memberKeys } from '@/components/members/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { NumberField } from '@/components/ui/number-field';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import {
  changeCustomerQuotaOperation,
  changeProjectQuotaOperation,
  type QuotaUsage,
} from '@/lib/contracts/members/quotas';
import { quotaLabel } from '@/lib/core/quota-label';
import { formatCount } from '@/lib/core/wording';

interface QuotaDialogProps {
  onClose: () => void;
  place: MembersPlace;
  quota: QuotaUsage;
}

/** Changes how much there may be at most; empty for no limit. */
export function QuotaDialog({ onClose, place, quota: { limit, name, usage } }: QuotaDialogProps) {
  const [most, setMost] = useState(limit ?? Number.NaN);
  const { error, isPending, mutate } = useFormChange(
    () => (place.kind === 'project' ? changeProjectQuotaOperation : changeCustomerQuotaOperation),
    memberKeys.of(place),
  );
  const submit = () =>
    mutate(
      { uuid: place.uuid, name, limit: Number.isNaN(most) ? null : most },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: 'Limit changed' });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={`Change limit: ${quotaLabel(name)}`}
      description={`There ${usage === 1 ? 'is' : 'are'} ${formatCount(usage, 'now', 'now')}. A lower limit removes nothing, and stops the next addition.`}
      confirmLabel="Change limit"
      error={formErrorOf(error, ['limit'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <NumberField
        autoFocus
        label="Limit"
        description="Leave empty for no limit. With 0 nothing can be added."
        minValue={0}
        maxValue={1_000_000}
        value={most}
        onChange={setMost}
        error={fieldErrorOf(error, 'limit')}
      />
    </FormDialog>
  );
}
