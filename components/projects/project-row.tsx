import { endInWords } from '@/components/projects/end-words';
import { ProjectPill } from '@/components/projects/project-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import type { Project } from '@/lib/contracts/projects/projects';
import { projectPage } from '@/lib/core/routes';
import { formatCount } from '@/lib/core/wording';

/** One project in a list: where it belongs, where it stands, and when it ends. */
export function ProjectRow({ project }: { project: Omit<Project, 'lifecycle'> }) {
  const { customer_name, name, resources_count, state, uuid } = project;
  const end = endInWords(project);
  return (
    <ListRow
      title={
        <Link variant="quiet" href={projectPage(uuid)} data-row>
          {name}
        </Link>
      }
      detail={`${customer_name} · ${formatCount(resources_count, 'resource', 'resources')}`}
      trailing={
        <>
          {end !== '' && <span className="text-text-muted">{end}</span>}
          <span className="flex sm:w-28 sm:justify-end">
            <ProjectPill state={state} />
          </span>
        </>
      }
    />
  );
}
