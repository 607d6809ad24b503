'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { allPausedQuery, ruleKeys } from '@/components/rules/queries';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { ReasonDialog } from '@/components/ui/reason-dialog';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useFormChange } from '@/components/ui/use-change';
import { readBy } from '@/lib/client/read-by';
import { changeAllPausedOperation } from '@/lib/contracts/rules/versions';

/** Pauses and resumes every rule, and says who paused them and why. */
export function PauseAll() {
  const [isAsked, setIsAsked] = useState(false);
  const { data } = useQuery(allPausedQuery);
  if (data === undefined) return null;
  const { at, by, note, paused } = data;
  return (
    <div className="mb-4 space-y-2">
      <div className="w-fit">
        <Switch label="Pause all rules" isSelected={paused} onChange={() => setIsAsked(true)} />
      </div>
      {paused && (
        <Callout tone="warning">
          No rule runs. Paused by {by?.full_name ?? 'Heed'} {at !== null && <Moment at={at} />}: {note}
        </Callout>
      )}
      {isAsked && <PauseDialog isPaused={paused} onClose={() => setIsAsked(false)} />}
    </div>
  );
}

function PauseDialog({ isPaused, onClose }: { isPaused: boolean; onClose: () => void }) {
  const change = useFormChange(() => changeAllPausedOperation, ruleKeys.all);
  const confirm = (note: string) =>
    change.mutate(
      { paused: !isPaused, note },
      {
        onSuccess: () => {
          toast({ tone: 'success', title: isPaused ? 'All rules resumed' : 'All rules paused' });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog
      title={isPaused ? 'Resume all rules?' : 'Pause all rules?'}
      confirmLabel={isPaused ? 'Resume all' : 'Pause all'}
      variant={isPaused ? 'primary' : 'danger'}
      description={readBy('on this page')}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      {isPaused ? (
        <p>Active rules run again at their next time. Runs missed during the pause are not made up for.</p>
      ) : (
        <>
          <p>No rule acts on or warns anyone until you resume them.</p>
          <p>Runs in progress stop after their current batch. Runs that wait for approval or are in quarantine end.</p>
        </>
      )}
    </ReasonDialog>
  );
}
