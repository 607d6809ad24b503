'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AlarmClock, BellRing, SearchX } from 'lucide-react';
import { useActionCommands } from '@/components/actions/action-commands';
import { ActionDetail } from '@/components/actions/action-detail';
import { doable, isDestructive, primaryOf } from '@/components/actions/correctives';
import { type ActionPage, actionKeys, actionQuery } from '@/components/actions/queries';
import { SnoozeMenu } from '@/components/actions/snooze-menu';
import { UrgencyPill } from '@/components/actions/urgency';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { LoadingRegion } from '@/components/ui/loading-region';
import { Skeleton } from '@/components/ui/skeleton';
import { CallError } from '@/lib/client/call';
import type { UserAction } from '@/lib/contracts/actions/actions';

interface ActionDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  uuid: string;
}

/** Everything about one action beside the list, and all that can be done about it. */
export function ActionDrawer({ isOpen, onClose, uuid }: ActionDrawerProps) {
  const client = useQueryClient();
  const found = useQuery({
    ...actionQuery(uuid),
    placeholderData: () => rowOf(client.getQueriesData<ActionPage>({ queryKey: actionKeys.lists() }), uuid),
  });
  const action = found.data;
  return (
    <Drawer
      isOpen={isOpen}
      onOpenChange={(opens) => opens || onClose()}
      title={action?.title ?? 'Action'}
      overline={
        action && (
          <>
            <UrgencyPill urgency={action.urgency} />
            {action.type_label}
          </>
        )
      }
      actions={action?.status === 'open' && <DrawerActions action={action} />}
    >
      <div data-shortcuts>
        {action === undefined ? (
          <Missing error={found.error} isRetrying={found.isFetching} onRetry={() => void found.refetch()} />
        ) : (
          <ActionDetail action={action} />
        )}
      </div>
    </Drawer>
  );
}

function rowOf(lists: readonly (readonly [unknown, ActionPage | undefined])[], uuid: string): UserAction | undefined {
  return lists.flatMap(([, page]) => page?.rows ?? []).find((row) => row.uuid === uuid);
}

function DrawerActions({ action }: { action: UserAction }) {
  const { execute, unsnooze } = useActionCommands();
  const primary = primaryOf(action);
  const others = doable(action).filter((corrective) => corrective !== primary);
  return (
    <>
      {action.is_effectively_silenced ? (
        <Button variant="quiet" icon={<BellRing />} onPress={() => unsnooze(action)}>
          Unsnooze
        </Button>
      ) : (
        <>
          <div className="max-sm:hidden">
            <SnoozeMenu
              name={`detail:${action.uuid}`}
              subject={{ action }}
              trigger={
                <Button variant="quiet" icon={<AlarmClock />}>
                  Snooze
                </Button>
              }
            />
          </div>
          <div className="sm:hidden">
            <SnoozeMenu
              name={`detail-more:${action.uuid}`}
              subject={{ action }}
              trigger={<IconButton label="Snooze" icon={<AlarmClock />} />}
            />
          </div>
        </>
      )}
      <span className="flex-1" />
      {others.map((corrective) => (
        <Button
          key={corrective.key}
          variant={isDestructive(corrective) ? 'danger-secondary' : 'secondary'}
          onPress={() => execute(action, corrective)}
        >
          {corrective.label}
        </Button>
      ))}
      {primary !== undefined && (
        <Button variant="primary" onPress={() => execute(action, primary)}>
          {primary.label}
        </Button>
      )}
    </>
  );
}

interface MissingProps {
  error: Error | null;
  isRetrying: boolean;
  onRetry: () => void;
}

function Missing({ error, isRetrying, onRetry }: MissingProps) {
  if (error instanceof CallError && error.status === 404) {
    return (
      <EmptyState icon={<SearchX />} title="Action not found">
        It doesn’t exist, or you no longer have access to it.
      </EmptyState>
    );
  }
  if (error !== null) {
    return (
      <ErrorState title="Couldn’t load the action" detail={error.message} onRetry={onRetry} isRetrying={isRetrying} />
    );
  }
  return (
    <LoadingRegion label="Loading the action">
      <div className="space-y-3">
        {['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5'].map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    </LoadingRegion>
  );
}
