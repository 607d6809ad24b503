'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { chooseTheme, type Theme } from '@/components/shell/theme';
import { SegmentedControl } from '@/components/ui/segmented-control';

const themes: { id: Theme; label: string; icon: ReactNode }[] = [
  { id: 'system', label: 'System', icon: <Monitor /> },
  { id: 'light', label: 'Light', icon: <Sun /> },
  { id: 'dark', label: 'Dark', icon: <Moon /> },
];

/** Which colours this browser shows. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const choose = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <div>
      <p className="mb-1 font-medium text-sm">Theme</p>
      <SegmentedControl label="Theme" segments={themes} value={theme} onChange={choose} />
      <p className="mt-1 text-sm text-text-muted">Saved in this browser only.</p>
    </div>
  );
}
