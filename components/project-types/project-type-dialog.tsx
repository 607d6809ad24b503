'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changedFields } from '@/lib/client/changed-fields';
import {
  changeProjectTypeOperation,
  createProjectTypeOperation,
  type ProjectType,
} from '@/lib/contracts/project-types';

const fields = ['name', 'description'] as const;

interface ProjectTypeDialogProps {
  onClose: () => void;
  /** The one to change; null for a new one. */
  projectType: ProjectType | null;
}

/** Names and describes a project category, new or known. */
export function ProjectTypeDialog({ onClose, projectType }: ProjectTypeDialogProps) {
  const [draft, setDraft] = useState({ name: projectType?.name ?? '', description: projectType?.description ?? '' });
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isPending, mutate } = useSave(projectType);
  const isNameless = draft.name.trim() === '';
  const submit = () => {
    setIsSubmitted(true);
    if (isNameless) return;
    mutate(draft, {
      onSuccess: ({ name }) => {
        toast({ tone: 'success', title: projectType === null ? `${name} created` : 'Category changed' });
        onClose();
      },
    });
  };
  return (
    <FormDialog
      title={projectType === null ? 'Create category' : 'Edit category'}
      confirmLabel={projectType === null ? 'Create category' : 'Save'}
      error={formErrorOf(error, fields)}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        autoFocus
        isRequired
        label="Name"
        maxLength={150}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        error={isSubmitted && isNameless ? 'Enter a name.' : fieldErrorOf(error, 'name')}
      />
      <TextArea
        label="Description"
        maxLength={2_000}
        value={draft.description}
        onChange={(description) => setDraft({ ...draft, description })}
        error={fieldErrorOf(error, 'description')}
      />
    </FormDialog>
  );
}

/** Projects show the names of their categories, so all is read again. */
function useSave(projectType: ProjectType | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (draft: Pick<ProjectType, (typeof fields)[number]>): Promise<ProjectType> => {
      if (projectType === null) return (await call(createProjectTypeOperation, draft)).answer;
      const changes = changedFields(projectType, draft);
      return (await call(changeProjectTypeOperation, { uuid: projectType.uuid, ...changes })).answer;
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
