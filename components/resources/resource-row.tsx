import { ResourcePill } from '@/components/resources/resource-pill';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import type { Resource } from '@/lib/contracts/marketplace/marketplace';
import { resourcePage } from '@/lib/core/routes';
import { formatPlainDay } from '@/lib/core/wording';

interface ResourceRowProps {
  /** Whether the list is of more than one project, so that each row says which. */
  isProjectShown?: boolean;
  resource: Resource;
}

/** One resource in a list: what it is, when it ends, and where it stands. */
export function ResourceRow({ isProjectShown = false, resource }: ResourceRowProps) {
  const { end_date, name, offering_name, paused, project_name, state, uuid } = resource;
  return (
    <ListRow
      title={
        <Link variant="quiet" href={resourcePage(uuid)} data-row>
          {name}
        </Link>
      }
      detail={isProjectShown ? `${project_name} · ${offering_name}` : offering_name}
      trailing={
        <>
          {end_date !== null && <span className="text-text-muted">{`Ends ${formatPlainDay(end_date)}`}</span>}
          {paused && <Pill tone="warning">Paused</Pill>}
          <ResourcePill state={state} />
        </>
      }
    />
  );
}
