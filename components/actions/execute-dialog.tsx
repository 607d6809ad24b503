'use client';

import { isDestructive } from '@/components/actions/correctives';
import type { ExecuteQuestion } from '@/components/actions/use-executing';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatMoney } from '@/lib/core/wording';

interface ExecuteDialogProps {
  isPending: boolean;
  onCancel: () => void;
  onConfirm: () => void;
  question: ExecuteQuestion;
}

/** Asks before a corrective action and names what it does, to what, and where. */
export function ExecuteDialog({
  isPending,
  onCancel,
  onConfirm,
  question: { action, corrective },
}: ExecuteDialogProps) {
  const cost = corrective.metadata['estimated_cost'];
  const facts = [
    ['Object', action.related_object_name],
    ['Offering', action.offering_name],
    ['Project', action.project_name],
    ['Organisation', action.organization_name],
    ['Estimated cost', typeof cost === 'string' ? formatMoney(cost) : ''],
  ].filter(([, value]) => value !== '');
  return (
    <ConfirmDialog
      isOpen
      title={`${corrective.label}: ${action.related_object_name}?`}
      description={corrective.consequence}
      confirmLabel={corrective.label}
      variant={isDestructive(corrective) ? 'danger' : 'primary'}
      isPending={isPending}
      onConfirm={onConfirm}
      onOpenChange={(isOpen) => isOpen || isPending || onCancel()}
    >
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-text-muted">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </ConfirmDialog>
  );
}
