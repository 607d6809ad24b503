'use client';

import { useQueryClient } from '@tanstack/react-query';
import { DescriptionDialog } from '@/components/ui/description-dialog';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { changedFields } from '@/lib/client/changed-fields';
import {
  changeProjectTypeOperation,
  createProjectTypeOperation,
  type ProjectType,
} from '@/lib/contracts/projects/project-types';

interface ProjectTypeDialogProps {
  onClose: () => void;
  /** The one to change; null for a new one. */
  projectType: ProjectType | null;
}

/** Names and describes a project category, new or known. */
export function ProjectTypeDialog({ onClose, projectType }: ProjectTypeDialogProps) {
  const { error, isPending, mutate } = useSave(projectType);
  const onSuccess = ({ name }: ProjectType) => {
    toast({ tone: 'success', title: projectType === null ? `${name} created` : 'Category changed' });
    onClose();
  };
  return (
    <DescriptionDialog
      {...{ error, isPending, onClose }}
      described={projectType}
      longestName={150}
      noun="category"
      onSave={(draft) => mutate(draft, { onSuccess })}
    />
  );
}

/** Projects show the names of their categories, so all is read again. */
function useSave(projectType: ProjectType | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (draft: Pick<ProjectType, 'name' | 'description'>): Promise<ProjectType> => {
      if (projectType === null) return (await call(createProjectTypeOperation, draft)).answer;
      const changes = changedFields(projectType, draft);
      return (await call(changeProjectTypeOperation, { uuid: projectType.uuid, ...changes })).answer;
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
