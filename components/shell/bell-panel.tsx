import { BellOff, ExternalLink, PowerOff } from 'lucide-react';
import { UrgencyIcon } from '@/components/actions/urgency';
import { CountedHeading } from '@/components/shell/counted-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { PageLink } from '@/components/ui/page-link';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { detailsPage } from '@/lib/core/named-pages';
import { actionPage, actionsPage } from '@/lib/core/routes';
import { formatDue } from '@/lib/core/wording';

interface BellPanelProps {
  hasFailed: boolean;
  onLeave: () => void;
  onRetry: () => void;
  openCount: number;
  rows: readonly UserAction[] | undefined;
}

/** The most urgent actions, and the way to all of them. */
export function BellPanel({ hasFailed, onLeave, onRetry, openCount, rows }: BellPanelProps) {
  return (
    <section>
      <header className="flex items-baseline justify-between border-b px-4 py-3">
        <CountedHeading count={openCount}>Open actions</CountedHeading>
        <Link href={actionsPage} aria-label="View all open actions" onNavigate={onLeave}>
          View all
        </Link>
      </header>
      <Rows hasFailed={hasFailed} onLeave={onLeave} onRetry={onRetry} rows={rows} />
    </section>
  );
}

function Rows({ hasFailed, onLeave, onRetry, rows }: Omit<BellPanelProps, 'openCount'>) {
  const areActionsOn = useMe().user_actions_enabled;
  if (rows === undefined && hasFailed) {
    return <ErrorState title="Couldn’t load your actions" detail="The server can’t be reached." onRetry={onRetry} />;
  }
  if (rows === undefined) return <SkeletonRows count={4} label="Loading actions" />;
  if (rows.length === 0 && !areActionsOn) {
    return (
      <EmptyState icon={<PowerOff />} title="Actions are turned off">
        An admin can turn them on in Settings.
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={<BellOff />} title="You’re all caught up">
        New actions appear here.
      </EmptyState>
    );
  }
  return (
    <ul className="max-h-[70dvh] overflow-y-auto">
      {rows.map((action) => (
        <UrgentAction key={action.uuid} action={action} onLeave={onLeave} />
      ))}
    </ul>
  );
}

function UrgentAction({ action, onLeave }: { action: UserAction; onLeave: () => void }) {
  const due = formatDue(action.due_date, useNow(), useMe().time_zone);
  const details = detailsPage(action);
  const view = action.corrective_actions.find(({ category }) => category === 'view');
  return (
    <li className="flex items-center border-b last:border-0">
      <PageLink
        href={actionPage(action.uuid)}
        onNavigate={onLeave}
        className="flex min-w-0 flex-1 gap-3 px-4 py-2.5 transition-colors hover:bg-surface-hover focus-visible:-outline-offset-2"
      >
        <span className="mt-0.5">
          <UrgencyIcon urgency={action.urgency} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{action.title}</span>
          <span className="block truncate text-sm text-text-muted">
            {[due, action.distinction, action.project_name].filter(Boolean).join(' · ')}
          </span>
        </span>
      </PageLink>
      {details !== null && view !== undefined && (
        <PageLink
          href={details}
          onNavigate={onLeave}
          aria-label={`${view.label}: ${action.related_object_name}`}
          title={view.label}
          className="p-3 text-text-muted transition-colors hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2"
        >
          <ExternalLink aria-hidden className="size-4" />
        </PageLink>
      )}
    </li>
  );
}
