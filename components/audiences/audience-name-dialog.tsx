'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useId, useState } from 'react';
import { audienceKeys } from '@/components/audiences/queries';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { CallError, call } from '@/lib/client/call';
import { type Audience, createAudienceOperation, renameAudienceOperation } from '@/lib/contracts/people/audiences';
import { adminAudiencePage } from '@/lib/core/routes';

interface AudienceNameDialogProps {
  /** The one to rename; a new one when left out. */
  audience?: Audience;
  onClose: () => void;
}

/** Names a new audience, which opens then, or gives another name to one. */
export function AudienceNameDialog({ audience, onClose }: AudienceNameDialogProps) {
  const formId = useId();
  const router = useRouter();
  const [name, setName] = useState(audience?.name ?? '');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const save = useSaveName(audience);
  const isEmpty = name.trim() === '';
  const atField = save.error instanceof CallError ? save.error.fields['name']?.[0] : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsSubmitted(true);
    if (isEmpty) return;
    save.mutate(name.trim(), {
      onSuccess: (saved) => {
        toast({ tone: 'success', title: audience === undefined ? `${saved.name} created` : 'Audience renamed' });
        onClose();
        if (audience === undefined) router.push(adminAudiencePage(saved.uuid));
      },
    });
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={audience === undefined ? 'Create audience' : 'Rename audience'}
      onOpenChange={(stays) => stays || onClose()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} isPending={save.isPending}>
            {audience === undefined ? 'Create audience' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4" noValidate>
        <TextField
          label="Name"
          isRequired
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={setName}
          error={isSubmitted && isEmpty ? 'Enter a name.' : atField}
        />
        {save.error !== null && atField === undefined && <Callout tone="danger">{save.error.message}</Callout>}
      </form>
    </Dialog>
  );
}

function useSaveName(audience: Audience | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string): Promise<Audience> => {
      if (audience === undefined) return (await call(createAudienceOperation, { name })).answer;
      return (await call(renameAudienceOperation, { uuid: audience.uuid, name })).answer;
    },
    onSettled: () => client.invalidateQueries({ queryKey: audienceKeys.all }),
  });
}
