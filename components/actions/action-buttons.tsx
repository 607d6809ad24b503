'use client';

import { AlarmClock, BellRing, Ellipsis } from 'lucide-react';
import { type ActionCommands, useActionCommands } from '@/components/actions/action-commands';
import { doable, isDestructive, primaryOf } from '@/components/actions/correctives';
import { SnoozeMenu } from '@/components/actions/snooze-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import type { CorrectiveAction, UserAction } from '@/lib/contracts/actions/actions';

/** What can be done about an action, on its row: the first corrective action, the others, and snoozing. */
export function ActionButtons({ action }: { action: UserAction }) {
  const commands = useActionCommands();
  const primary = primaryOf(action);
  const others = doable(action).filter((corrective) => corrective !== primary);
  return (
    <div className="flex items-center justify-end gap-1 sm:w-48">
      {primary !== undefined && (
        <Button
          size="small"
          aria-label={`${primary.label}: ${action.related_object_name}`}
          onPress={() => commands.execute(action, primary)}
        >
          {primary.label}
        </Button>
      )}
      {action.is_effectively_silenced ? (
        <>
          {others.length > 0 && <OthersMenu action={action} others={others} />}
          <IconButton
            size="small"
            label={`Unsnooze ${action.title}`}
            icon={<BellRing />}
            onPress={() => commands.unsnooze(action)}
          />
        </>
      ) : (
        <>
          <div className="contents max-sm:hidden">
            {others.length > 0 && <OthersMenu action={action} others={others} />}
            <SnoozeMenu
              name={`row:${action.uuid}`}
              subject={{ action }}
              trigger={<IconButton size="small" label={`Snooze ${action.title}`} icon={<AlarmClock />} />}
            />
          </div>
          <div className="sm:hidden">
            <SnoozeMenu
              name={`more:${action.uuid}`}
              subject={{ action }}
              before={groupsOf(commands, action, others)}
              trigger={<IconButton size="small" label={`More for ${action.title}`} icon={<Ellipsis />} />}
            />
          </div>
        </>
      )}
    </div>
  );
}

interface OthersMenuProps {
  action: UserAction;
  others: readonly CorrectiveAction[];
}

function OthersMenu({ action, others }: OthersMenuProps) {
  return (
    <Menu
      trigger={<IconButton size="small" label={`More for ${action.title}`} icon={<Ellipsis />} />}
      groups={groupsOf(useActionCommands(), action, others)}
    />
  );
}

function groupsOf({ execute }: ActionCommands, action: UserAction, others: readonly CorrectiveAction[]): MenuGroup[] {
  if (others.length === 0) return [];
  const entries = others.map((corrective) => ({
    id: corrective.key,
    label: corrective.label,
    tone: isDestructive(corrective) ? ('danger' as const) : ('neutral' as const),
    onSelect: () => execute(action, corrective),
  }));
  return [{ id: 'correctives', entries }];
}
