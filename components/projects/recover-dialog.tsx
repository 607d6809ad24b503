'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { canKeepEnd } from '@/components/projects/can-keep-end';
import { rehearsalQuery } from '@/components/projects/queries';
import { RecoveryRehearsal } from '@/components/projects/recovery-rehearsal';
import { useProjectToday } from '@/components/projects/use-project-today';
import { DateField } from '@/components/ui/date-field';
import { fieldErrorOf, formErrorOf } from '@/components/ui/field-errors';
import { FormDialog } from '@/components/ui/form-dialog';
import { RecordStates } from '@/components/ui/record-states';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import { type RecoveredProject, recoverProjectOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
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
  const mayRestore = mayRestoreTeam && hasTeam(project);
  const [team, setTeam] = useState<TeamChoice>(mayRestore ? 'restore' : 'none');
  const [isSubmitted, setIsSubmitted] = useState(false);
  const { error, isIdle, isError, isPending, mutate } = useWideChange(() => recoverProjectOperation);
  const missing = choice === 'new' && day === '';
  const submit = () => {
    setIsSubmitted(true);
    if (missing) return;
    const ends = choice === 'keep' ? {} : { end_date: choice === 'new' ? day : null };
    mutate(
      {
        uuid,
        restore_team_members: team === 'restore',
        send_invitations_to_previous_members: team === 'invite',
        ...ends,
      },
      {
        onSuccess: ({ recovery_info }) => {
          const description = descriptionOf(recovery_info);
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
      error={formErrorOf(error, ['end_date'])}
      isPending={isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <EndField
        {...{ canKeep, choice, day, endDate: end_date, setChoice, setDay, today }}
        error={isSubmitted && missing ? 'Choose a date.' : fieldErrorOf(error, 'end_date')}
      />
      {mayHaveTeam(project) && <TeamField mayRestore={mayRestore} value={team} onChange={setTeam} />}
      <Foreseen isRehearsed={isIdle || isError} project={project} team={team} />
    </FormDialog>
  );
}

type TeamChoice = 'restore' | 'invite' | 'none';

function hasTeam({ termination_metadata }: Project): boolean {
  return (termination_metadata?.user_roles ?? []).length > 0;
}

/** One that was recovered before may have invitations from then, which hold again where its team is invited. */
function mayHaveTeam(project: Project): boolean {
  return hasTeam(project) || project.recovered_at !== null;
}

function descriptionOf(info: RecoveredProject['recovery_info']): string | undefined {
  if (info?.sent_invitations_count !== undefined)
    return `${formatCount(info.sent_invitations_count, 'invitation', 'invitations')} sent.`;
  const count = info?.restored_users_count ?? 0;
  return count === 0 ? undefined : `${formatCount(count, 'role', 'roles')} restored.`;
}

interface TeamFieldProps {
  mayRestore: boolean;
  onChange: (choice: TeamChoice) => void;
  value: TeamChoice;
}

/** Whether the team returns, and how. */
function TeamField({ mayRestore, onChange, value }: TeamFieldProps) {
  const restoring = mayRestore ? [{ id: 'restore' as const, label: 'Restore' }] : [];
  return (
    <div className="space-y-2">
      <p className="font-medium text-sm">Team</p>
      <SegmentedControl
        label="Team"
        value={value}
        onChange={onChange}
        segments={[...restoring, { id: 'invite', label: 'Invite again' }, { id: 'none', label: 'No one' }]}
      />
    </div>
  );
}

interface ForeseenProps {
  /** Not while it is being recovered: a project that is not deleted any more has nothing to rehearse. */
  isRehearsed: boolean;
  project: Project;
  team: TeamChoice;
}

const flags = {
  restore: { restore_team_members: 'true' },
  invite: { send_invitations_to_previous_members: 'true' },
  none: {},
} as const;

/** What the recovery will do, as it stands now. */
function Foreseen({ isRehearsed, project: { slug, uuid }, team }: ForeseenProps) {
  const rehearsal = useQuery({ ...rehearsalQuery({ uuid, ...flags[team] }), enabled: isRehearsed });
  return (
    <RecordStates query={rehearsal} what="what the recovery will do" loading={<Skeleton className="h-16 w-full" />}>
      {(found) => <RecoveryRehearsal hasTeam={team !== 'none'} rehearsal={found} slug={slug} />}
    </RecordStates>
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
