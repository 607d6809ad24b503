'use client';

import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CostsSection } from '@/components/costs/costs-section';
import { PictureDialog } from '@/components/pictures/picture-dialog';
import { PlacePicture } from '@/components/pictures/place-picture';
import { DeleteProjectDialog } from '@/components/projects/delete-project-dialog';
import { DeletedCallout } from '@/components/projects/deleted-callout';
import { EditProjectDialog } from '@/components/projects/edit-project-dialog';
import { EndDateRequests } from '@/components/projects/end-date-requests';
import { EndSection } from '@/components/projects/end-section';
import { EndedBanner } from '@/components/projects/ended-banner';
import { FormerTeam } from '@/components/projects/former-team';
import { HardDeleteDialog } from '@/components/projects/hard-delete-dialog';
import { ProjectLife } from '@/components/projects/life/project-life';
import { MoveProjectDialog } from '@/components/projects/move-project-dialog';
import { projectFacts } from '@/components/projects/project-facts';
import { projectStateLabels } from '@/components/projects/project-labels';
import { ProjectPill } from '@/components/projects/project-pill';
import { projectQuery } from '@/components/projects/queries';
import { RestrictionsSection } from '@/components/restrictions/restrictions-section';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import { ObjectPage } from '@/components/ui/object-page';
import { PageSection } from '@/components/ui/page-section';
import { RecordStates } from '@/components/ui/record-states';
import { Skeleton } from '@/components/ui/skeleton';
import { projectCommandsQuery } from '@/lib/client/project-commands-query';
import type { ProjectCommandKey } from '@/lib/contracts/projects/commands';
import type { Project } from '@/lib/contracts/projects/projects';
import { projectsPage } from '@/lib/core/routes';

type Asked = 'edit' | 'picture' | 'move' | 'delete' | 'hard_delete' | null;

interface ProjectViewProps {
  /** Members, quotas, resources and orders, of a project that is not deleted. */
  children: ReactNode;
  events: ReactNode;
  uuid: string;
}

/** One project: where it is in its life, what can be done about it, and what is in it. */
export function ProjectView({ children, events, uuid }: ProjectViewProps) {
  const [asked, setAsked] = useState<Asked>(null);
  // Once it is deleted for good there is nothing to read again until the page is left.
  const enabled = asked !== 'hard_delete';
  const found = useQuery({ ...projectQuery(uuid), enabled });
  const { data } = useQuery({ ...projectCommandsQuery(uuid), enabled });
  const commands: ReadonlySet<ProjectCommandKey> = new Set(data);
  return (
    <RecordStates query={found} what="the project" loading={<Skeleton className="h-40 w-full" />}>
      {(project) => (
        <ObjectPage
          title={project.name}
          back={allProjects}
          actions={<More commands={commands} onAsk={setAsked} />}
          banner={
            project.is_removed ? (
              <DeletedCallout commands={commands} project={project} onHardDelete={() => setAsked('hard_delete')} />
            ) : (
              <EndedBanner project={project} />
            )
          }
          pill={<ProjectPill state={project.state} />}
          picture={project.image !== null && <PlacePicture place={{ ...project, kind: 'project' }} />}
          facts={projectFacts(project)}
          history={{ ...found, data: historyOf(project) }}
        >
          {project.is_removed ? <FormerTeam project={project} /> : <EndSection commands={commands} project={project} />}
          <EndDateRequests commands={commands} project={project} />
          {!project.is_removed && (
            <RestrictionsSection
              mayCheck={commands.has('check_restrictions')}
              maySet={commands.has('set_restrictions')}
              none={`This project lets in anyone whom ${project.customer_name} lets in.`}
              place={{ ...project, kind: 'project' }}
            />
          )}
          <PageSection title="Life">
            <ProjectLife state={project.state} />
          </PageSection>
          {!project.is_removed && children}
          {!project.is_removed && (
            <CostsSection place={{ kind: 'project', uuid }} price={project.billing_price_estimate} />
          )}
          {events}
          <Dialogs asked={asked} commands={commands} project={project} onClose={() => setAsked(null)} />
        </ObjectPage>
      )}
    </RecordStates>
  );
}

const allProjects = { href: projectsPage, label: 'All projects' };

/** The states that it has been in, newest first. */
function historyOf({ lifecycle }: Project) {
  return lifecycle
    .map(({ at, by_name, state }) => ({
      at,
      what: projectStateLabels[state].label,
      detail: '',
      by: by_name === '' ? null : by_name,
    }))
    .toReversed();
}

interface MoreProps {
  commands: ReadonlySet<ProjectCommandKey>;
  onAsk: (asked: Asked) => void;
}

function More({ commands, onAsk }: MoreProps) {
  const entries: MenuEntry[] = [];
  if (commands.has('change')) {
    entries.push({ id: 'edit', label: 'Edit project', onSelect: () => onAsk('edit') });
    entries.push({ id: 'picture', label: 'Change picture', onSelect: () => onAsk('picture') });
  }
  if (commands.has('move'))
    entries.push({ id: 'move', label: 'Move to another organisation', onSelect: () => onAsk('move') });
  if (commands.has('delete'))
    entries.push({ id: 'delete', label: 'Delete project', tone: 'danger', onSelect: () => onAsk('delete') });
  if (entries.length === 0) return null;
  return <Menu trigger={<IconButton icon={<Ellipsis />} label="More actions" />} groups={[{ id: 'all', entries }]} />;
}

interface DialogsProps {
  asked: Asked;
  commands: ReadonlySet<ProjectCommandKey>;
  onClose: () => void;
  project: Project;
}

function Dialogs({ asked, commands, onClose, project }: DialogsProps) {
  switch (asked) {
    case 'edit':
      return <EditProjectDialog project={project} isStaff={commands.has('change_administration')} onClose={onClose} />;
    case 'picture':
      return <PictureDialog place={{ ...project, kind: 'project' }} onClose={onClose} />;
    case 'move':
      return <MoveProjectDialog project={project} onClose={onClose} />;
    case 'delete':
      return <DeleteProjectDialog project={project} onClose={onClose} />;
    case 'hard_delete':
      return <HardDeleteDialog project={project} onClose={onClose} />;
    case null:
      return null;
  }
}
