'use client';

import { useQueryClient } from '@tanstack/react-query';
import { checklistKeys } from '@/components/checklists/queries';
import { DescriptionDialog } from '@/components/ui/description-dialog';
import { toast } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';
import { call } from '@/lib/client/call';
import { type Checklist, createChecklistOperation } from '@/lib/contracts/checklists/admin';
import { changeChecklistOperation } from '@/lib/contracts/checklists/changes';

type Draft = Pick<Checklist, 'name' | 'description'>;

interface ChecklistDialogProps {
  /** The one to change; null for a new one. */
  checklist: Checklist | null;
  onClose: () => void;
  onSaved?: (checklist: Checklist) => void;
}

/** Names and describes a checklist, new or known. */
export function ChecklistDialog({ checklist, onClose, onSaved }: ChecklistDialogProps) {
  const { error, isPending, mutate } = useSave(checklist);
  const onSuccess = (saved: Checklist) => {
    toast({ tone: 'success', title: checklist === null ? 'Checklist created' : 'Checklist changed' });
    onClose();
    onSaved?.(saved);
  };
  return (
    <DescriptionDialog
      {...{ error, isPending, onClose }}
      described={checklist}
      descriptionHint="Shown above the questions."
      longestName={255}
      noun="checklist"
      onSave={(draft) => mutate(draft, { onSuccess })}
    />
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
