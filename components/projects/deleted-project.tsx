'use client';

import { useState } from 'react';
import { RecoverDialog } from '@/components/projects/recover-dialog';
import { roleInWords } from '@/components/projects/role-in-words';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { PageSection } from '@/components/ui/page-section';
import type { ProjectCommandKey } from '@/lib/contracts/project-commands';
import type { Project, TerminationMetadata } from '@/lib/contracts/projects';

interface DeletedProjectProps {
  commands: ReadonlySet<ProjectCommandKey>;
  onHardDelete: () => void;
  project: Project;
}

/** What is left to see of a deleted project, and what can be done: recover it, or delete it for good. */
export function DeletedProject({ commands, onHardDelete, project }: DeletedProjectProps) {
  const [isRecovering, setIsRecovering] = useState(false);
  const deletion = project.lifecycle.findLast(({ state }) => state === 'soft_deleted');
  const team = project.termination_metadata?.user_roles ?? [];
  return (
    <>
      <Callout tone="neutral">
        <p className="font-medium">
          Deleted {deletion !== undefined && <Moment at={deletion.at} />}
          {deletion !== undefined && ` by ${deletion.by_name}`}.
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
      {team.length > 0 && <Team roles={team} />}
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

function Team({ roles }: { roles: TerminationMetadata['user_roles'] }) {
  return (
    <PageSection title="Team when it was deleted">
      <ul aria-label="Former team" className="space-y-1">
        {roles.map(({ is_restored, role_id, role_name, user_id, user_username }) => (
          <li key={user_id + role_id}>
            {user_username}
            <span className="text-text-muted">{`, ${roleInWords(role_name)}${is_restored ? ', restored' : ''}`}</span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
