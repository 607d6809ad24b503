import { endInWords } from '@/components/projects/end-words';
import type { Ending } from '@/components/projects/ends-by-month';
import { ProjectPill } from '@/components/projects/project-pill';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { projectPage } from '@/lib/core/routes';
import { formatPlainDay, formatShortDay } from '@/lib/core/wording';

interface TimelineEndProps {
  project: Ending;
  /** Whether the day is written with its month, where no heading names it. */
  withMonth: boolean;
}

/** One end on the timeline: the last day, the project, and its grace. */
export function TimelineEnd({ project, withMonth }: TimelineEndProps) {
  const { customer_name, effective_end_date: last, end_accepted_at, name, state, uuid } = project;
  if (last === null) return null;
  const words = endInWords(state === 'creating' ? { ...project, state: 'end_date_set' } : project);
  const hasGrace = last !== project.end_date && state !== 'in_grace';
  const notes = [
    words,
    hasGrace && `grace until ${formatPlainDay(last)}`,
    end_accepted_at !== null && 'end accepted',
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-x-4 px-3 py-2">
      <span
        aria-hidden
        className={classNames('shrink-0 font-semibold text-lg tabular-nums', withMonth ? 'w-16' : 'w-6 text-end')}
      >
        {withMonth ? formatShortDay(`${last}T12:00:00Z`, 'UTC') : Number(last.slice(8))}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap justify-between gap-x-4 gap-y-0.5">
          <Link variant="quiet" href={projectPage(uuid)}>
            <span className="break-words font-medium">{name}</span>
          </Link>
          <ProjectPill state={state} />
        </span>
        <span className="block text-sm text-text-muted">{`${customer_name} · ${notes.join(', ')}`}</span>
      </span>
    </li>
  );
}
