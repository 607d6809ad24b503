'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { type Ending, type EndsOfMonth, endsByMonth } from '@/components/projects/ends-by-month';
import { endsBefore, endsOfYear, projectListQuery } from '@/components/projects/queries';
import { TimelineChart } from '@/components/projects/timeline-chart';
import { TimelineEnd } from '@/components/projects/timeline-end';
import { ButtonLink } from '@/components/ui/button-link';
import { classNames } from '@/components/ui/class-names';
import { ListStates } from '@/components/ui/list-states';
import { PageHeading } from '@/components/ui/page-heading';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { projectsPage } from '@/lib/core/routes';
import { dayIn, formatCount } from '@/lib/core/wording';

/** What ends in the next twelve months, month by month, after what has ended already. */
export function TimelineView() {
  const ahead = useQuery(projectListQuery(endsOfYear));
  const before = useQuery(projectListQuery(endsBefore));
  const today = dayIn(useNow(), useMe().time_zone);
  const back = (
    <ButtonLink href={projectsPage} variant="quiet" icon={<ArrowLeft />}>
      All projects
    </ButtonLink>
  );
  return (
    <div className="max-w-240">
      <PageHeading title="Timeline" actions={back}>
        Projects whose last day is in the next twelve months, with their grace period.
      </PageHeading>
      <ListStates query={before} what="the timeline">
        {(ended) => (
          <ListStates query={ahead} what="the timeline">
            {(ending) => <Months ended={ended} ending={ending} today={today} />}
          </ListStates>
        )}
      </ListStates>
    </div>
  );
}

const ENDED = 'ended';

type Found = { rows: readonly Ending[]; total: number };

interface MonthsProps {
  /** The last end first. */
  ended: Found;
  /** The first end first. */
  ending: Found;
  today: string;
}

function Months({ ended, ending, today }: MonthsProps) {
  const months = endsByMonth(ending.rows, today);
  return (
    <div className="space-y-6">
      <TimelineChart months={months} />
      {ending.total > ending.rows.length && (
        <p className="text-text-muted">{`Only the first ${ending.rows.length} of ${ending.total} projects that end are shown.`}</p>
      )}
      {ended.total > ended.rows.length && (
        <p className="text-text-muted">{`Only the last ${ended.rows.length} of ${ended.total} projects that have ended are shown.`}</p>
      )}
      <ol aria-label="Ends by month">
        {ended.rows.length > 0 && (
          <Month
            label="Already ended"
            id={ENDED}
            count={formatCount(ended.total, 'project', 'projects')}
            projects={ended.rows.toReversed()}
          />
        )}
        {months.map((month) => (
          <Month key={month.key} id={month.key} label={month.label} count={countOf(month)} projects={month.projects} />
        ))}
      </ol>
    </div>
  );
}

function countOf({ projects }: EndsOfMonth): string {
  return projects.length === 0 ? 'No project ends' : formatCount(projects.length, 'project', 'projects');
}

interface MonthProps {
  count: string;
  id: string;
  label: string;
  projects: readonly Ending[];
}

function Month({ count, id, label, projects }: MonthProps) {
  const isEmpty = projects.length === 0;
  return (
    <li className="relative border-s-2 ps-5 pb-5 last:border-transparent last:pb-0">
      <span
        aria-hidden
        className={classNames(
          'absolute -start-[0.4375rem] top-1 size-3 rounded-full border-2',
          isEmpty ? 'border-line-strong bg-surface' : 'border-accent bg-accent',
        )}
      />
      <h2
        id={`month-${id}`}
        tabIndex={-1}
        className={classNames('scroll-mt-16 outline-none', isEmpty ? 'text-text-muted' : 'font-semibold')}
      >
        {label}
        <span className="ms-2 font-normal text-sm text-text-muted">{count}</span>
      </h2>
      {!isEmpty && (
        <ul aria-labelledby={`month-${id}`} className="mt-2 divide-y rounded-lg border">
          {projects.map((project) => (
            <TimelineEnd key={project.uuid} project={project} withMonth={id === ENDED} />
          ))}
        </ul>
      )}
    </li>
  );
}
