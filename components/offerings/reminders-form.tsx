'use client';

import { type SubmitEvent, useId, useState } from 'react';
import { findTypedError, typedDays } from '@/components/offerings/own-schedule';
import type { VersionedOffering } from '@/components/offerings/queries';
import { ReminderPreview } from '@/components/offerings/reminder-preview';
import { useChangeOffering } from '@/components/offerings/use-change-offering';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { findReminderError } from '@/lib/contracts/marketplace/reminder-schedule';

interface RemindersFormProps {
  offering: VersionedOffering;
  onClose: () => void;
  own: readonly number[] | null;
  usualSchedule: readonly number[];
}

/** The reminder schedule of an offering, with what it means for a resource that ends on some day. */
export function RemindersForm({ offering, onClose, own, usualSchedule }: RemindersFormProps) {
  const formId = useId();
  const [text, setText] = useState(own?.join(', ') ?? '');
  const change = useChangeOffering();
  const error = findTypedError(text);
  const stored = findReminderError(offering.plugin_options);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (error !== undefined) return;
    const onSuccess = () => {
      toast({ tone: 'success', title: 'Reminders saved' });
      onClose();
    };
    change.mutate({ uuid: offering.uuid, reminders: typedDays(text), version: offering.version }, { onSuccess });
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="primary" type="submit" form={formId} isPending={change.isPending}>
        Save reminders
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Edit reminders: ${offering.name}`}
      isOpen
      onOpenChange={(stays) => stays || onClose()}
      actions={actions}
    >
      <form id={formId} onSubmit={save} className="space-y-4" noValidate>
        {stored !== null && <Callout tone="warning">{`The saved schedule can’t be used. ${stored}`}</Callout>}
        <TextField
          label="Days before the end"
          description={`Separated by commas, each from 0 to 3650. Leave empty to use the default: ${usualSchedule.join(', ')}.`}
          autoFocus
          value={text}
          onChange={setText}
          error={error}
        />
        {error === undefined && <ReminderPreview schedule={typedDays(text) ?? usualSchedule} />}
        {!offering.is_prepaid && (
          <Callout tone="neutral">This offering isn’t prepaid, so its resources don’t lead to actions.</Callout>
        )}
        {change.error !== null && <Callout tone="danger">{change.error.message}</Callout>}
      </form>
    </Dialog>
  );
}
