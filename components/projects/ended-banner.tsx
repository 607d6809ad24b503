import { Callout } from '@/components/ui/callout';
import type { Project } from '@/lib/contracts/projects/projects';
import { formatLongDay } from '@/lib/core/wording';

interface EndedBannerProps {
  project: Pick<Project, 'effective_end_date' | 'end_date' | 'state'>;
  /** Its name, on pages of something in it. */
  name?: string;
}

/** Says on every page about a project in grace or expired that it has ended, and its last day; on those of what is in a deleted one, that it was deleted. Nothing on others. */
export function EndedBanner({ name, project: { effective_end_date: last, end_date: end, state } }: EndedBannerProps) {
  const which = name === undefined ? 'This project' : `The project ${name}`;
  if (state === 'soft_deleted' && name !== undefined) {
    return (
      <Callout tone="warning">
        <strong className="font-semibold">{`${which} was deleted.`}</strong> Nothing in it can be changed.
      </Callout>
    );
  }
  if (end === null || last === null) return null;
  if (state === 'in_grace') {
    return (
      <Callout tone="warning">
        <strong className="font-semibold">{`${which} ended on ${formatLongDay(end)}.`}</strong>{' '}
        {`It is in its grace period: its last day is ${formatLongDay(last)}. Nothing new can be ordered.`}
      </Callout>
    );
  }
  if (state !== 'expired') return null;
  return (
    <Callout tone="danger">
      <strong className="font-semibold">{`${which} has expired. Its last day was ${formatLongDay(last)}.`}</strong> Its
      resources are being terminated, then it is deleted. Nothing new can be ordered.
    </Callout>
  );
}
