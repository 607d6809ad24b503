'use client';

import { CircleCheck, PowerOff, SearchX } from 'lucide-react';
import type { FocusEvent } from 'react';
import { ActionRow } from '@/components/actions/action-row';
import type { ActionPage } from '@/components/actions/queries';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { CallError } from '@/lib/client/call';
import { useMe } from '@/lib/client/me-query';

interface ActionListProps {
  chosen: ReadonlySet<string>;
  current: string | null;
  error: Error | null;
  isNarrowed: boolean;
  /** Rows of an earlier question are on show while the next answer is on its way. */
  isOutdated: boolean;
  isRetrying: boolean;
  onClear: () => void;
  onFocus: (event: FocusEvent) => void;
  onRetry: () => void;
  onToggle: (uuid: string) => void;
  page: ActionPage | undefined;
  register: (uuid: string, element: HTMLLIElement | null) => void;
}

/** The actions in one of the four faces: loading, failed, empty, or rows. */
export function ActionList({ error, isRetrying, onRetry, page, ...props }: ActionListProps) {
  if (page === undefined && error !== null) {
    return (
      <ErrorState
        title="Couldn’t load your actions"
        detail={error.message}
        requestId={error instanceof CallError && error.requestId !== '' ? error.requestId : undefined}
        onRetry={onRetry}
        isRetrying={isRetrying}
      />
    );
  }
  if (page === undefined) return <SkeletonRows label="Loading actions" count={12} />;
  if (page.rows.length === 0) return <NoActions isNarrowed={props.isNarrowed} onClear={props.onClear} />;
  return (
    <ul
      aria-label="Actions"
      aria-busy={props.isOutdated}
      onFocus={props.onFocus}
      className={classNames('transition-opacity', props.isOutdated && 'opacity-60')}
    >
      {page.rows.map((action) => (
        <ActionRow
          key={action.uuid}
          action={action}
          isCurrent={action.uuid === props.current}
          isSelected={props.chosen.has(action.uuid)}
          onToggle={props.onToggle}
          register={props.register}
        />
      ))}
    </ul>
  );
}

function NoActions({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const me = useMe();
  if (!me.user_actions_enabled) {
    return (
      <EmptyState icon={<PowerOff />} title="Actions are turned off">
        An admin can turn them on in Settings.
      </EmptyState>
    );
  }
  if (isNarrowed) {
    return (
      <EmptyState icon={<SearchX />} title="No matches" action={<Button onPress={onClear}>Clear filters</Button>}>
        No actions match these filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<CircleCheck />} title="You’re all caught up">
      What needs your attention appears here.
    </EmptyState>
  );
}
