'use client';

import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import { Pill } from '@/components/ui/pill';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import type { Execution } from '@/lib/contracts/actions/executions';
import { actionPage } from '@/lib/core/routes';
import { exactly, fromNow, humanized } from '@/lib/core/wording';

/** One thing that the person did: what, on what, its result, and when. */
export function ExecutionRow({ execution }: { execution: Execution }) {
  const { time_zone: zone } = useMe();
  const now = useNow();
  const { action_uuid, corrective_action_label, is_action_readable, error_message, executed_at, success, via } =
    execution;
  const what = `${corrective_action_label}: ${execution.related_object_name || humanized(execution.related_object_type)}`;
  return (
    <ListRow
      title={
        action_uuid === null || !is_action_readable ? (
          what
        ) : (
          <Link variant="quiet" href={actionPage(action_uuid)}>
            {what}
          </Link>
        )
      }
      detail={success ? execution.title : <span className="text-danger">{error_message}</span>}
      trailing={
        <>
          <Pill tone={success ? 'success' : 'danger'}>{success ? 'Done' : 'Failed'}</Pill>
          <time dateTime={executed_at} className="flex flex-col items-end sm:w-44" title={exactly(executed_at, zone)}>
            {`${fromNow(executed_at, now, zone)}${via === 'token' ? ' · API' : ''}`}
            <span className="text-text-faint text-xs max-sm:hidden">{exactly(executed_at, zone)}</span>
          </time>
        </>
      }
    />
  );
}
