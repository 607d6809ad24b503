'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accessKeys } from '@/components/access/queries';
import type { ReadRequirement } from '@/components/access/requirements/queries';
import {
  blankDraft,
  bodyOf,
  changedByBoth,
  differingFields,
  draftOf,
  onTopOf,
  type RequirementDraft,
  type RequirementField,
} from '@/components/access/requirements/requirement-draft';
import { useMutation } from '@/components/ui/use-mutation';
import { CallError, call } from '@/lib/client/call';
import { changedFields } from '@/lib/client/changed-fields';
import {
  type AccessRequirement,
  changeAccessRequirementOperation,
  createAccessRequirementOperation,
} from '@/lib/contracts/access/requirements';

const STALE = 412;

/** A requirement that is changed, as it was read: what the form started from. */
type Base = ReadRequirement & { draft: RequirementDraft };

const baseOf = (read: ReadRequirement): Base => ({ ...read, draft: draftOf(read.requirement) });

/**
 * A requirement while it is typed, and saving it: on top of the version that it was read from, so that nothing that somebody
 * else saved meanwhile is overwritten unseen.
 */
export function useRequirementForm(start: ReadRequirement | null) {
  const [base, setBase] = useState(() => (start === null ? null : baseOf(start)));
  const opened = base?.draft ?? blankDraft;
  const [draft, setDraft] = useState(opened);
  const [replaced, setReplaced] = useState<readonly RequirementField[] | null>(null);
  const save = useSaving(base, draft);
  return {
    base,
    opened,
    draft,
    edit: (changes: Partial<RequirementDraft>) => setDraft((before) => ({ ...before, ...changes })),
    isDirty: differingFields(opened, draft).length > 0,
    save,
    isStale: save.error instanceof CallError && save.error.status === STALE,
    /** After reading it again: what was typed that somebody else has changed, too; null before. */
    replaced,
    /** Goes on from what is saved now; what was typed stays. */
    goOnFrom: (latest: ReadRequirement) => {
      const next = baseOf(latest);
      setReplaced(changedByBoth(next.draft, opened, draft));
      setDraft(onTopOf(next.draft, opened, draft));
      setBase(next);
      save.reset();
    },
  };
}

export type RequirementForm = ReturnType<typeof useRequirementForm>;

function useSaving(base: Base | null, draft: RequirementDraft) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<AccessRequirement> => {
      const body = bodyOf(draft);
      if (base === null) return (await call(createAccessRequirementOperation, body)).answer;
      const { id } = base.requirement;
      const changes = changedFields(bodyOf(base.draft), body);
      return (await call(changeAccessRequirementOperation, { id, ...changes }, { ifMatch: base.version })).answer;
    },
    onSettled: () => client.invalidateQueries({ queryKey: accessKeys.all }),
  });
}
