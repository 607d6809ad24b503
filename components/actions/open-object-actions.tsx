'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ActionButtons } from '@/components/actions/action-buttons';
import { type ActionCommands, ActionCommandsContext, OpenMenuContext } from '@/components/actions/action-commands';
import { ActionDialogs } from '@/components/actions/action-dialogs';
import { leadsAway } from '@/components/actions/correctives';
import { DueDate } from '@/components/actions/due-date';
import { UrgencyPill } from '@/components/actions/urgency';
import { useExecuting } from '@/components/actions/use-executing';
import { useLastUndo } from '@/components/actions/use-last-undo';
import { useSnoozing } from '@/components/actions/use-snoozing';
import { Link } from '@/components/ui/link';
import { ListRow } from '@/components/ui/list-row';
import type { UserAction } from '@/lib/contracts/actions/actions';
import { actionPage } from '@/lib/core/routes';

/**
 * Open actions about one object with their buttons. What is done changes the object, so that the page reads everything
 * again. Stays when none is left, to say what came of the last.
 */
export function OpenObjectActions({ actions }: { actions: readonly UserAction[] }) {
  const client = useQueryClient();
  const { offerUndo, undo } = useLastUndo();
  const snoozing = useSnoozing(offerUndo, () => undefined);
  const executing = useExecuting(offerUndo, () => void client.invalidateQueries());
  const [openUuid, setOpenUuid] = useState<string | null>(null);
  const { execute } = executing;
  const { snooze, unsnooze } = snoozing;
  const commands: ActionCommands = useMemo(
    () => ({ open: setOpenUuid, execute, snooze, unsnooze, undo }),
    [execute, snooze, unsnooze, undo],
  );
  const [name, setName] = useState<string | null>(null);
  const openMenu = useMemo(() => ({ name, setName }), [name]);
  return (
    <ActionCommandsContext value={commands}>
      <OpenMenuContext value={openMenu}>
        {actions.length > 0 && (
          <ul aria-label="Open actions" className="border-t">
            {actions.map((action) => (
              <OpenAction key={action.uuid} action={action} />
            ))}
          </ul>
        )}
        <ActionDialogs {...{ executing, openUuid, snoozing }} onCloseAction={() => setOpenUuid(null)} />
      </OpenMenuContext>
    </ActionCommandsContext>
  );
}

function OpenAction({ action }: { action: UserAction }) {
  return (
    <ListRow
      title={
        <Link variant="quiet" href={actionPage(action.uuid)}>
          {action.title}
        </Link>
      }
      detail={action.description}
      trailing={
        <>
          <UrgencyPill urgency={action.urgency} />
          <DueDate due={action.due_date} />
        </>
      }
      actions={<ActionButtons action={withoutDetails(action)} />}
    />
  );
}

/** The page is where they lead. */
function withoutDetails(action: UserAction): UserAction {
  return { ...action, corrective_actions: action.corrective_actions.filter((corrective) => !leadsAway(corrective)) };
}
