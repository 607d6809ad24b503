'use client';

import type { ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Header,
  Keyboard,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components/Menu';

import type { Placement } from 'react-aria-components/Popover';
import { classNames } from '@/components/ui/class-names';
import { Kbd } from '@/components/ui/kbd';
import { MenuLink } from '@/components/ui/menu-link';

/** One choice of a menu; give it `onSelect`, or `href` to make it a link. */
export interface MenuEntry {
  /** How many there are of it, beside its label. */
  count?: number;
  description?: string;
  href?: string;
  icon?: ReactNode;
  id: string;
  isDisabled?: boolean;
  label: string;
  onSelect?: () => void;
  shortcut?: string;
  tone?: 'neutral' | 'danger';
}

/** Choices that belong together, set apart by a hairline and an optional title. */
export interface MenuGroup {
  entries: readonly MenuEntry[];
  id: string;
  title?: string;
}

interface MenuProps {
  groups: readonly MenuGroup[];
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  placement?: Placement;
  /** The Button or IconButton that opens the menu, and names it. */
  trigger: ReactNode;
}

/** A button that opens a list of choices; arrows move, letters jump, Escape closes and returns focus. */
export function Menu({ groups, placement = 'bottom end', trigger, ...openState }: MenuProps) {
  return (
    <MenuTrigger {...openState}>
      {trigger}
      <Popover offset={4} placement={placement} className="overlay min-w-52 overflow-auto">
        <AriaMenu className="outline-none">
          {groups.map((group) => (
            <MenuSection key={group.id} id={group.id} className="not-first:border-t p-1">
              {group.title && (
                <Header className="px-2 pt-1 pb-0.5 font-medium text-text-faint text-xs">{group.title}</Header>
              )}
              {group.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled === true}
      className={classNames('option', entry.tone === 'danger' && 'text-danger')}
      render={(props) => ('href' in props ? <MenuLink {...props} /> : <div {...props} />)}
      {...(entry.href !== undefined && { href: entry.href })}
      {...(entry.onSelect && { onAction: entry.onSelect })}
    >
      {entry.icon && <span className="[&_svg]:size-4">{entry.icon}</span>}
      <span className="flex-1">
        <Text slot="label" className="block">
          {entry.label}
        </Text>
        {entry.description && (
          <Text slot="description" className="block text-sm text-text-muted">
            {entry.description}
          </Text>
        )}
      </span>
      {entry.count !== undefined && <span className="ms-4 text-text-faint tabular-nums">{entry.count}</span>}
      {entry.shortcut && (
        <Keyboard className="ms-4">
          <Kbd keys={entry.shortcut} />
        </Keyboard>
      )}
    </MenuItem>
  );
}
