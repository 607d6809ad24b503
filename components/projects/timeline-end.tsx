import { endInWords } from '@/components/projects/end-words';
import type { Ending } from '@/components/projects/ends-by-month';
import { ProjectPill } from '@/components/projects/project-pill';
import { Link } from '@/components/ui/link';
import { projectPage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

/** One end on the timeline: the day, the project, and its grace. */
export function TimelineEnd({ project }: { project: Ending }) {
  const { customer_name, effective_end_date: last, end_accepted_at, end_date, name, state, uuid } = project;
  const hasGrace = last !== null && end_date !== null && last !== end_date && state === 'end_date_set';
  const notes = [
    endInWords(project),
    hasGrace && `grace until ${formatPlainDay(last)}`,
    end_accepted_at !== null && 'end accepted',
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2">
      <span aria-hidden className="w-8 shrink-0 text-end font-semibold text-lg tabular-nums">
        {Number(last?.slice(8) ?? 0)}
      </span>
      <span className="min-w-0 flex-1 basis-48">
        <Link variant="quiet" href={projectPage(uuid)} prefetch={false}>
          <span className="break-words font-medium">{name}</span>
        </Link>
        <span className="block text-sm text-text-muted">{`${customer_name} · ${notes.join(', ')}`}</span>
      </span>
      <ProjectPill state={state} />
    </li>
  );
}
