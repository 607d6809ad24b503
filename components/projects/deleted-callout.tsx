'use client';

import { useState } from 'react';
import { RecoverDialog } from '@/components/projects/recover-dialog';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import type { ProjectCommandKey } from '@/lib/contracts/projects/commands';
import type { Project } from '@/lib/contracts/projects/projects';

interface DeletedCalloutProps {
  commands: ReadonlySet<ProjectCommandKey>;
  onHardDelete: () => void;
  project: Project;
}

/** What is left to see of a deleted project, and what can be done: recover it, or delete it for good. */
export function DeletedCallout({ commands, onHardDelete, project }: DeletedCalloutProps) {
  const [isRecovering, setIsRecovering] = useState(false);
  const deletion = project.lifecycle.findLast(({ state }) => state === 'soft_deleted');
  return (
    <>
      <Callout tone="neutral">
        <p className="font-medium">
          Deleted {deletion !== undefined && <Moment at={deletion.at} />}
          {deletion !== undefined && deletion.by_name !== '' && ` by ${deletion.by_name}`}.
        </p>
        <p>Its name, dates and history are left to see. Resources, orders and members are not shown.</p>
        <div className="mt-2 flex flex-wrap gap-2 empty:hidden">
          {commands.has('recover') && (
            <Button variant="primary" onPress={() => setIsRecovering(true)}>
              Recover
            </Button>
          )}
          {commands.has('hard_delete') && (
            <Button variant="danger-secondary" onPress={onHardDelete}>
              Delete for good
            </Button>
          )}
        </div>
      </Callout>
      {isRecovering && (
        <RecoverDialog
          project={project}
          mayRestoreTeam={commands.has('restore_team')}
          onClose={() => setIsRecovering(false)}
        />
      )}
    </>
  );
}
