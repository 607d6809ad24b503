'use client';

import { AlarmClock, BellRing, Ellipsis } from 'lucide-react';
import { doable, isDestructive, primaryOf } from '@/components/actions/consequences';
import { useDesk } from '@/components/actions/desk';
import { SnoozeMenu } from '@/components/actions/snooze-menu';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { UserAction } from '@/lib/contracts/user-actions';

/** What can be done about an action, on its row: the first corrective action, the others, and snoozing. */
export function ActionButtons({ action }: { action: UserAction }) {
  const { execute, wake } = useDesk();
  const primary = primaryOf(action);
  const others = doable(action).filter((corrective) => corrective !== primary);
  return (
    <div className="flex flex-wrap items-center justify-end gap-1 sm:w-48">
      {primary !== undefined && (
        <Button
          size="small"
          aria-label={`${primary.label}: ${action.related_object_name}`}
          onPress={() => execute(action, primary)}
        >
          {primary.label}
        </Button>
      )}
      {others.length > 0 && (
        <Menu
          label={`More for ${action.title}`}
          trigger={<IconButton size="small" label={`More for ${action.title}`} icon={<Ellipsis />} />}
          groups={[
            {
              id: 'correctives',
              entries: others.map((corrective) => ({
                id: corrective.key,
                label: corrective.label,
                tone: isDestructive(corrective) ? 'danger' : 'neutral',
                onSelect: () => execute(action, corrective),
              })),
            },
          ]}
        />
      )}
      {action.is_effectively_silenced ? (
        <IconButton size="small" label={`Wake ${action.title}`} icon={<BellRing />} onPress={() => wake(action)} />
      ) : (
        <SnoozeMenu
          name={`row:${action.uuid}`}
          subject={{ action }}
          trigger={<IconButton size="small" label={`Snooze ${action.title}`} icon={<AlarmClock />} />}
        />
      )}
    </div>
  );
}
