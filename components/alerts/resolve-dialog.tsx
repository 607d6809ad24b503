'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { useAlertChange } from '@/components/alerts/use-alert-change';
import { useResolveAlert } from '@/components/alerts/use-resolve-alert';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/text-area';
import { toastWithUndo } from '@/components/ui/toast';
import { CallError } from '@/lib/client/call';
import type { PlatformAlert } from '@/lib/contracts/alerts/alerts';

interface ResolveDialogProps {
  alert: PlatformAlert;
  onClose: () => void;
}

/** Resolves an alert with notes, which a critical one needs; the server's refusal stands at the field. */
export function ResolveDialog({ alert, onClose }: ResolveDialogProps) {
  const formId = useId();
  const [notes, setNotes] = useState('');
  const resolve = useResolveAlert();
  const reopen = useAlertChange((contract) => contract.reopenAlertOperation);
  const atField = resolve.error instanceof CallError ? resolve.error.fields['resolution_notes']?.[0] : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      toastWithUndo('Alert resolved', () => reopen.mutate({ id: String(alert.id) }));
      onClose();
    };
    resolve.mutate({ id: alert.id, notes: notes.trim() }, { onSuccess });
  };
  return (
    <Dialog
      isOpen
      title="Resolve alert"
      description={alert.title}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isPending={resolve.isPending}>
            Resolve alert
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <TextArea
          autoFocus
          label="Resolution notes"
          rows={4}
          isRequired={alert.severity === 'critical'}
          description="Helps whoever sees this alert next."
          value={notes}
          onChange={setNotes}
          error={atField}
        />
        {resolve.error !== null && atField === undefined && <Callout tone="danger">{resolve.error.message}</Callout>}
      </form>
    </Dialog>
  );
}
