'use client';

import { useState } from 'react';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { NumberField } from '@/components/ui/number-field';
import type { ObjectCommand } from '@/lib/contracts/marketplace/details';

interface LimitsDialogProps {
  command: ObjectCommand;
  error: Error | null;
  isPending: boolean;
  onClose: () => void;
  onConfirm: (filled: { limits: Readonly<Record<string, number>> }) => void;
}

/** Takes how much of each component a resource may use from now on; what is left empty has no limit. */
export function LimitsDialog({ command, error, isPending, onClose, onConfirm }: LimitsDialogProps) {
  const [counts, setCounts] = useState(
    () => new Map(command.limits.map(({ type, value }) => [type, value ?? Number.NaN])),
  );
  const submit = () =>
    onConfirm({ limits: Object.fromEntries([...counts].filter(([, count]) => !Number.isNaN(count))) });
  return (
    <FormDialog
      title={`${command.label}?`}
      description={command.consequence}
      confirmLabel={command.label}
      error={formErrorOf(error, ['limits'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      {command.limits.map(({ name, type }) => (
        <NumberField
          key={type}
          label={name}
          minValue={0}
          value={counts.get(type) ?? Number.NaN}
          onChange={(count) => setCounts(new Map(counts).set(type, count))}
          error={fieldErrorOf(error, 'limits')}
        />
      ))}
    </FormDialog>
  );
}
