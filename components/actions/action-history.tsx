'use client';

import { useQuery } from '@tanstack/react-query';
import { AlarmClock, Ban, BellRing, CircleAlert, CircleCheck, CirclePlus, Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { actionHistoryQuery } from '@/components/actions/queries';
import { Button } from '@/components/ui/button';
import { LoadingRegion } from '@/components/ui/loading-region';
import { Skeleton } from '@/components/ui/skeleton';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { HistoryEntry } from '@/lib/contracts/actions/history';
import { exactly, fromNow } from '@/lib/core/wording';

const icons: Record<HistoryEntry['what'], ReactNode> = {
  opened: <CirclePlus className="text-info" />,
  silenced: <AlarmClock className="text-text-muted" />,
  unsilenced: <BellRing className="text-text-muted" />,
  executed: <Wrench className="text-success" />,
  refused: <Ban className="text-danger" />,
  failed: <CircleAlert className="text-danger" />,
  resolved: <CircleCheck className="text-success" />,
};

const words: Record<HistoryEntry['what'], string> = {
  opened: 'Opened',
  silenced: 'Snoozed',
  unsilenced: 'Unsnoozed',
  executed: 'Done',
  refused: 'Not allowed',
  failed: 'Failed',
  resolved: 'Resolved',
};

/** What happened to one action, newest first. */
export function ActionHistory({ uuid }: { uuid: string }) {
  const { data, isError, refetch } = useQuery(actionHistoryQuery(uuid));
  if (data === undefined && isError) {
    return (
      <p role="alert" className="flex items-center gap-3 text-text-muted">
        Couldn’t load the history.
        <Button size="small" onPress={() => void refetch()}>
          Try again
        </Button>
      </p>
    );
  }
  if (data === undefined) {
    return (
      <LoadingRegion label="Loading the history">
        <Skeleton className="h-4 w-1/2" />
      </LoadingRegion>
    );
  }
  return (
    <ol className="space-y-3">
      {numbered(data).map(({ entry, number }) => (
        <Entry key={number} entry={entry} />
      ))}
    </ol>
  );
}

/** Each entry with its number, the oldest first: two may share their instant and their word. */
function numbered(entries: readonly HistoryEntry[]): { entry: HistoryEntry; number: number }[] {
  return entries.map((entry, place) => ({ entry, number: entries.length - place }));
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { time_zone: zone } = useMe();
  const now = useNow();
  return (
    <li className="flex gap-3 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      <span aria-hidden>{icons[entry.what]}</span>
      <div className="min-w-0 flex-1">
        <p className="break-words">
          {words[entry.what]}
          {entry.detail !== '' && <span className="text-text-muted">{`: ${entry.detail}`}</span>}
        </p>
        <p className="text-sm text-text-faint">
          <time dateTime={entry.at} title={exactly(entry.at, zone)}>
            {fromNow(entry.at, now, zone)}
          </time>
          {entry.by !== null && ` · ${entry.by}`}
        </p>
      </div>
    </li>
  );
}
