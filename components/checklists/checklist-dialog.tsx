'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { checklistKeys } from '@/components/checklists/queries';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changeChecklistOperation } from '@/lib/contracts/checklist-changes';
import { type Checklist, createChecklistOperation } from '@/lib/contracts/checklists-admin';

const fields = ['name', 'description'] as const;
type Draft = Pick<Checklist, (typeof fields)[number]>;

interface ChecklistDialogProps {
  /** The one to change; null for a new one. */
  checklist: Checklist | null;
  onClose: () => void;
  onSaved?: (checklist: Checklist) => void;
}

/** Names and describes a checklist, new or known. */
export function ChecklistDialog({ checklist, onClose, onSaved }: ChecklistDialogProps) {
  const [draft, setDraft] = useState<Draft>({
    name: checklist?.name ?? '',
    description: checklist?.description ?? '',
  });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useSave(checklist);
  const isNameless = draft.name.trim() === '';
  const submit = () => {
    setIsSubmitted(true);
    if (isNameless) return;
    mutate(draft, {
      onSuccess: (saved) => {
        toast({ tone: 'success', title: checklist === null ? 'Checklist created' : 'Checklist changed' });
        onClose();
        onSaved?.(saved);
      },
    });
  };
  return (
    <FormDialog
      title={checklist === null ? 'Create checklist' : 'Edit checklist'}
      confirmLabel={checklist === null ? 'Create checklist' : 'Save'}
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={255}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isSubmitted && isNameless ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      <TextArea
        label="Description"
        description="Shown above the questions."
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => setDraft({ ...draft, description })}
        error={fieldErrorOf(error, 'description')}
      />
    </FormDialog>
  );
}

function useSave(checklist: Checklist | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (draft: Draft): Promise<Checklist> => {
      if (checklist !== null) return (await call(changeChecklistOperation, { uuid: checklist.uuid, ...draft })).answer;
      return (await call(createChecklistOperation, { ...draft, checklist_type: 'project_metadata' })).answer;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: checklistKeys.all }),
  });
}
