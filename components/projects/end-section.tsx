'use client';

import { useState } from 'react';
import { AskEndDateDialog } from '@/components/projects/ask-end-date-dialog';
import { graceDaysOf } from '@/components/projects/end-consequences';
import { EndDateDialog } from '@/components/projects/end-date-dialog';
import { inDays } from '@/components/projects/end-words';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import { showError, toast } from '@/components/ui/toast';
import { useWideChange } from '@/components/ui/use-change';
import type { ProjectCommandKey } from '@/lib/contracts/projects/commands';
import { acceptProjectEndOperation, undoAcceptProjectEndOperation } from '@/lib/contracts/projects/ends';
import type { Project } from '@/lib/contracts/projects/projects';
import { formatPlainDay } from '@/lib/core/wording';

interface EndSectionProps {
  commands: ReadonlySet<ProjectCommandKey>;
  project: Project;
}

type Asked = 'set' | 'request' | 'accept' | null;

/** When a project ends, and what the person can do about it. */
export function EndSection({ commands, project }: EndSectionProps) {
  const { end_date } = project;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <PageSection title="End date">
      <div className="space-y-3">
        {end_date === null ? (
          <p>No end date. The project runs until someone sets one.</p>
        ) : (
          <EndFacts project={project} />
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {commands.has('set_end_date') && (
            <Button onPress={() => setAsked('set')}>{end_date === null ? 'Set end date' : 'Change end date'}</Button>
          )}
          {commands.has('request_end_date') && !commands.has('set_end_date') && (
            <Button onPress={() => setAsked('request')}>
              {end_date === null ? 'Request an end date' : 'Request another end date'}
            </Button>
          )}
          {commands.has('accept_end') && <Button onPress={() => setAsked('accept')}>Accept end</Button>}
          {commands.has('undo_accept_end') && <UndoAccept uuid={project.uuid} />}
        </div>
      </div>
      {asked === 'set' && <EndDateDialog project={project} onClose={close} />}
      {asked === 'request' && <AskEndDateDialog project={project} onClose={close} />}
      {asked === 'accept' && <AcceptEnd project={project} onClose={close} />}
    </PageSection>
  );
}

function EndFacts({ project }: { project: Project }) {
  const { days_until_end, effective_end_date, end_accepted_at, end_accepted_by_name, end_date, state } = project;
  const hasGrace = graceDaysOf(project) > 0;
  const left = days_until_end === null || state === 'expired' ? '' : ` (${inDays(days_until_end)})`;
  return (
    <Facts
      facts={[
        { label: 'End date', value: end_date && `${formatPlainDay(end_date)}${hasGrace ? '' : left}` },
        {
          label: 'Last day with grace',
          value: hasGrace && effective_end_date && `${formatPlainDay(effective_end_date)}${left}`,
        },
        {
          label: 'End accepted',
          value: end_accepted_at && (
            <>
              By {end_accepted_by_name}, <Moment at={end_accepted_at} />. No more reminders are sent.
            </>
          ),
        },
      ]}
    />
  );
}

function AcceptEnd({ onClose, project }: { onClose: () => void; project: Project }) {
  const { isPending, mutate } = useWideChange(() => acceptProjectEndOperation);
  const accept = () =>
    mutate(
      { uuid: project.uuid },
      { onSuccess: () => toast({ tone: 'success', title: 'End accepted' }), onError: showError, onSettled: onClose },
    );
  return (
    <ConfirmDialog
      isOpen
      title="Accept that the project ends?"
      description="No more reminders about its end are sent to anyone. What happens on the day stays the same. You can undo this."
      confirmLabel="Accept end"
      isPending={isPending}
      onConfirm={accept}
      onOpenChange={(isOpen) => isOpen || isPending || onClose()}
    />
  );
}

function UndoAccept({ uuid }: { uuid: string }) {
  const { isPending, mutate } = useWideChange(() => undoAcceptProjectEndOperation);
  const undo = () =>
    mutate({ uuid }, { onSuccess: () => toast({ tone: 'success', title: 'Acceptance undone' }), onError: showError });
  return (
    <Button isPending={isPending} onPress={undo}>
      Undo acceptance
    </Button>
  );
}
