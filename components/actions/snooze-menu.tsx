'use client';

import { AlarmClock, BellOff, CalendarDays, Infinity as Forever, Hourglass, RefreshCw, TrendingUp } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { OpenMenuContext, type SnoozeSubject, useActionCommands } from '@/components/actions/action-commands';
import { openChoices, type SnoozeChoice, timedChoices } from '@/components/actions/snooze-choices';
import { Menu, type MenuEntry, type MenuGroup } from '@/components/ui/menu';
import { useNow } from '@/lib/client/clock-provider';
import { useMe } from '@/lib/client/me-query';
import { formatSoon } from '@/lib/core/wording';

interface SnoozeMenuProps {
  /** Choices of another kind, above. */
  before?: readonly MenuGroup[];
  /** Where this menu stands: a key opens it by this name. */
  name: string;
  subject: SnoozeSubject;
  trigger: ReactNode;
}

const icons: Record<string, ReactNode> = {
  due: <Hourglass />,
  changed: <RefreshCw />,
  worse: <TrendingUp />,
  forever: <Forever />,
};

/** For how long to snooze: by the clock, until something happens, or until a picked day. */
export function SnoozeMenu({ before = [], name, subject, trigger }: SnoozeMenuProps) {
  const openMenu = useContext(OpenMenuContext);
  const isOpen = openMenu.name === name;
  const groups = useGroups(subject, isOpen);
  return (
    <Menu
      groups={isOpen ? [...before, ...groups] : []}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={(opens) => openMenu.setName(opens ? name : null)}
    />
  );
}

/** The choices, worked out only while they are on show: a list has fifty of these menus. */
function useGroups(subject: SnoozeSubject, isOpen: boolean): MenuGroup[] {
  const { snooze } = useActionCommands();
  const { time_zone: zone } = useMe();
  const now = useNow();
  if (!isOpen) return [];
  const entryOf = (choice: SnoozeChoice, icon: ReactNode): MenuEntry => ({
    id: choice.id,
    label: choice.label,
    icon,
    onSelect: () => snooze(subject, choice),
    ...(choice.until !== null && { description: formatSoon(choice.until, zone) }),
  });
  const action = 'action' in subject ? subject.action : null;
  return [
    {
      id: 'time',
      title: 'Snooze for',
      entries: timedChoices(now, zone).map((choice) => entryOf(choice, <AlarmClock />)),
    },
    {
      id: 'event',
      title: 'Or',
      entries: openChoices(action, now).map((choice) => entryOf(choice, icons[choice.id] ?? <BellOff />)),
    },
    {
      id: 'pick',
      entries: [{ id: 'date', label: 'Choose a date…', icon: <CalendarDays />, onSelect: () => snooze(subject, null) }],
    },
  ];
}
