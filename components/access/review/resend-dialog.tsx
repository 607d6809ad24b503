'use client';

import { useState } from 'react';
import { accessKeys } from '@/components/access/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { type AccessNotification, resendAccessNotificationOperation } from '@/lib/contracts/access/notifications';

const LONGEST_REASON = 500;

interface ResendDialogProps {
  notice: AccessNotification;
  onClose: () => void;
}

/** Resends a notice that failed, and asks why for those who look after notices. */
export function ResendDialog({ notice, onClose }: ResendDialogProps) {
  const [reason, setReason] = useState('');
  const { error, isPending, mutate } = useFormChange(() => resendAccessNotificationOperation, accessKeys.all);
  const given = reason.trim();
  const resend = () =>
    mutate(
      { id: notice.id, ...(given !== '' && { reason: given }) },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: `Notice to ${notice.recipient_name} queued` });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title="Resend this notice?"
      description={`It will be emailed to ${notice.recipient_name} again, as things are now.`}
      confirmLabel="Resend"
      error={formErrorOf(error, ['reason'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={resend}
    >
      <TextArea
        autoFocus
        label="Reason (optional)"
        description="Shown with the notice to the access committee, staff and support."
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={setReason}
        error={fieldErrorOf(error, 'reason')}
      />
    </FormDialog>
  );
}
