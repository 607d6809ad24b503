'use client';

import { useRef } from 'react';
import { fieldNames } from '@/components/access/requirements/change-consequences';
import type { ReadRequirement } from '@/components/access/requirements/queries';
import type { RequirementField } from '@/components/access/requirements/requirement-draft';
import { listInWords } from '@/components/access/requirements/requirement-labels';
import type { RequirementForm } from '@/components/access/requirements/use-requirement-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { showError } from '@/components/ui/toast';
import { useMutation } from '@/components/ui/use-mutation';

interface ChangedMeanwhileProps {
  form: RequirementForm;
  readAgain: (() => Promise<ReadRequirement | undefined>) | undefined;
}

/** Says that somebody else saved the requirement first, reads it again, and says what that means for what was typed. */
export function ChangedMeanwhile({ form: { goOnFrom, isStale, replaced }, readAgain }: ChangedMeanwhileProps) {
  const place = useRef<HTMLDivElement>(null);
  const reading = useMutation({
    mutationFn: async () => {
      const latest = await readAgain?.();
      if (latest === undefined) throw new Error('Couldn’t read the requirement again.');
      return latest;
    },
    onError: showError,
  });
  // The button goes away with what it was for, so the focus stays with what came of it.
  const read = () =>
    reading.mutate(undefined, {
      onSuccess: (latest) => {
        goOnFrom(latest);
        place.current?.focus();
      },
    });
  return (
    <div ref={place} tabIndex={-1} aria-live="polite" className="outline-none not-empty:mb-4">
      {isStale && (
        <Callout
          tone="danger"
          action={
            <Button isPending={reading.isPending} onPress={read}>
              Read again
            </Button>
          }
        >
          Someone else changed this requirement, so nothing was saved. Read it again: what you typed stays.
        </Callout>
      )}
      {!isStale && replaced !== null && <ReadAgain replaced={replaced} />}
    </div>
  );
}

function ReadAgain({ replaced }: { replaced: readonly RequirementField[] }) {
  if (replaced.length === 0) {
    return <Callout tone="success">Read again. What you typed stays; everything else is as it was last saved.</Callout>;
  }
  const both = listInWords(replaced.map((field) => fieldNames[field]));
  return (
    <Callout tone="warning">{`Read again. You and someone else both changed ${both}. Saving replaces theirs.`}</Callout>
  );
}
