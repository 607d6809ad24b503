'use client';

import { KeyList } from '@/components/shell/key-list';
import { Dialog } from '@/components/ui/dialog';
import { Link } from '@/components/ui/link';
import { preferencesPage } from '@/lib/core/routes';

interface KeyboardHelpProps {
  areKeysEnabled: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** The keys of the product, and where to switch them off. */
export function KeyboardHelp({ areKeysEnabled, isOpen, onOpenChange }: KeyboardHelpProps) {
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onOpenChange={onOpenChange}>
      <KeyList />
      <p className="mt-4 text-sm text-text-muted">
        {areKeysEnabled
          ? 'Keyboard shortcuts can be turned off in '
          : 'Keyboard shortcuts are turned off. Turn them on in '}
        <Link href={preferencesPage} onNavigate={() => onOpenChange(false)}>
          Preferences
        </Link>
        .
      </p>
    </Dialog>
  );
}
