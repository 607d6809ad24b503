'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { canKeepEnd } from '@/components/projects/can-keep-end';
import { rehearsalQuery } from '@/components/projects/queries';
import { RecoveryRehearsal } from '@/components/projects/recovery-rehearsal';
import { useProjectChange } from '@/components/projects/use-project-change';
import { useProjectToday } from '@/components/projects/use-project-today';
import { Checkbox } from '@/components/ui/checkbox';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { RecordStates } from '@/components/ui/record-states';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { recoverProjectOperation } from '@/lib/contracts/project-ends';
import type { Project } from '@/lib/contracts/projects';
import { formatCount, formatPlainDay } from '@/lib/core/wording';

interface RecoverDialogProps {
  mayRestoreTeam: boolean;
  onClose: () => void;
  project: Project;
}

type EndChoice = 'keep' | 'new' | 'none';

/** Recovers a deleted project, after saying who will return and who won't. */
export function RecoverDialog({ mayRestoreTeam, onClose, project }: RecoverDialogProps) {
  const { end_date, name, uuid } = project;
  const today = useProjectToday(project);
  const canKeep = canKeepEnd(project, today);
  const [choice, setChoice] = useState<EndChoice>(canKeep ? 'keep' : 'none');
  const [day, setDay] = useState('');
  const [restores, setRestores] = useState(mayRestoreTeam);
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isIdle, isError, isPending, mutate } = useProjectChange(() => recoverProjectOperation);
  const missing = choice === 'new' && day === '';
  const submit = () => {
    setIsSubmitted(true);
    if (missing) return;
    const ends = choice === 'keep' ? {} : { end_date: choice === 'new' ? day : null };
    mutate(
      { uuid, restore_team_members: restores, ...ends },
      {
        onSuccess: ({ recovery_info }) => {
          const count = recovery_info?.restored_users_count ?? 0;
          const description = count === 0 ? undefined : `${formatCount(count, 'role', 'roles')} restored.`;
          toast({ tone: 'success', title: `${name} recovered`, ...(description !== undefined && { description }) });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={`Recover ${name}?`}
      description="The project works again. Its cancelled orders stay cancelled, and terminated resources don’t come back."
      confirmLabel="Recover project"
      error={formErrorOf(error, ['end_date', 'restore_team_members'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <EndField
        {...{ canKeep, choice, day, endDate: end_date, setChoice, setDay, today }}
        error={isSubmitted && missing ? 'Choose a date.' : fieldErrorOf(error, 'end_date')}
      />
      {mayRestoreTeam && (
        <TeamField uuid={uuid} isRehearsed={isIdle || isError} isSelected={restores} onChange={setRestores} />
      )}
    </FormDialog>
  );
}

interface TeamFieldProps {
  /** Not while it is being recovered: a project that is not deleted any more has nothing to rehearse. */
  isRehearsed: boolean;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  uuid: string;
}

/** Whether the team is restored, and who will return. */
function TeamField({ isRehearsed, isSelected, onChange, uuid }: TeamFieldProps) {
  const rehearsal = useQuery({
    ...rehearsalQuery({ uuid, restore_team_members: 'true' }),
    enabled: isRehearsed,
  });
  return (
    <>
      <Checkbox isSelected={isSelected} onChange={onChange}>
        Restore the team
      </Checkbox>
      {isSelected && (
        <RecordStates query={rehearsal} what="the team" loading={<Skeleton className="h-16 w-full" />}>
          {(found) => <RecoveryRehearsal rehearsal={found} />}
        </RecordStates>
      )}
    </>
  );
}

interface EndFieldProps {
  canKeep: boolean;
  choice: EndChoice;
  day: string;
  endDate: string | null;
  error: string | undefined;
  setChoice: (choice: EndChoice) => void;
  setDay: (day: string) => void;
  today: string;
}

/** Whether the project ends again, and when. */
function EndField({ canKeep, choice, day, endDate, error, setChoice, setDay, today }: EndFieldProps) {
  const kept = canKeep && endDate !== null ? [{ id: 'keep' as const, label: formatPlainDay(endDate) }] : [];
  return (
    <div className="space-y-2">
      <p className="font-medium text-sm">End date</p>
      {endDate !== null && !canKeep && (
        <p className="text-sm text-text-muted">{`It ended on ${formatPlainDay(endDate)}, so it needs another date or none.`}</p>
      )}
      <SegmentedControl
        label="End date"
        value={choice}
        onChange={setChoice}
        segments={[...kept, { id: 'none', label: 'No end date' }, { id: 'new', label: 'New date' }]}
      />
      {choice === 'new' && (
        <DateField isRequired label="New end date" min={today} value={day} onChange={setDay} error={error} />
      )}
    </div>
  );
}
