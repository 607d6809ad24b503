'use client';

import { Braces, Check, Keyboard, KeyRound, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { startTransition, useState } from 'react';
import { chooseTheme, currentTheme, type Theme } from '@/components/shell/theme';
import { Avatar } from '@/components/ui/avatar';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import type { Me } from '@/lib/contracts/people/people';
import { apiDocsPage, myAccessPage } from '@/lib/core/routes';

interface PersonMenuProps {
  me: Me;
  onShowHelp: () => void;
  signOut: () => Promise<void>;
}

const themes: readonly { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'system', label: 'System theme', icon: Monitor },
  { theme: 'light', label: 'Light theme', icon: Sun },
  { theme: 'dark', label: 'Dark theme', icon: Moon },
];

/** Who is signed in, and what concerns them everywhere. */
export function PersonMenu({ me, onShowHelp, signOut }: PersonMenuProps) {
  const [theme, setTheme] = useState<Theme>('system');
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  const groups: MenuGroup[] = [
    {
      id: 'theme',
      title: `${me.full_name} · ${me.email}`,
      entries: themes.map(({ theme: id, label, icon: Icon }) => ({
        id,
        label: id === theme ? `${label} (current)` : label,
        icon: id === theme ? <Check /> : <Icon />,
        onSelect: () => choose(id),
      })),
    },
    {
      id: 'own',
      entries: [{ id: 'roles', label: 'What I may do', icon: <KeyRound />, href: myAccessPage }],
    },
    {
      id: 'help',
      entries: [
        { id: 'keys', label: 'Keyboard shortcuts', icon: <Keyboard />, shortcut: '?', onSelect: onShowHelp },
        { id: 'api', label: 'API docs', icon: <Braces />, onSelect: () => window.location.assign(apiDocsPage) },
      ],
    },
    {
      id: 'leave',
      entries: [{ id: 'out', label: 'Sign out', icon: <LogOut />, onSelect: () => startTransition(signOut) }],
    },
  ];
  return (
    <Menu
      groups={groups}
      onOpenChange={(isOpen) => isOpen && setTheme(currentTheme())}
      trigger={<IconButton label={`${me.full_name}, menu`} icon={<Avatar name={me.full_name} />} />}
    />
  );
}
