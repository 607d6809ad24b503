'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { preferencesPage } from '@/lib/core/routes';

const groups = [
  {
    title: 'Move',
    keys: [
      ['j', 'Next action'],
      ['k', 'Previous action'],
      ['Enter', 'Open the action'],
      ['Esc', 'Close what is open'],
      ['/', 'Search'],
    ],
  },
  {
    title: 'Act',
    keys: [
      ['e', 'Do the main corrective action'],
      ['s', 'Snooze'],
      ['u', 'Undo the last snooze'],
      ['x', 'Select'],
      ['?', 'Show this list'],
    ],
  },
] as const;

interface KeyboardHelpProps {
  areKeysEnabled: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** The keys of the product, and where to switch them off. */
export function KeyboardHelp({ areKeysEnabled, isOpen, onOpenChange }: KeyboardHelpProps) {
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-1 font-medium text-sm text-text-faint">{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key} className="flex items-center justify-between border-b py-1.5 last:border-0">
                  <dt>{meaning}</dt>
                  <dd>
                    <Kbd keys={key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-4 text-sm text-text-muted">
        {areKeysEnabled ? 'Single keys can be switched off in ' : 'Single keys are switched off. Switch them on in '}
        <Link href={preferencesPage} onNavigate={() => onOpenChange(false)}>
          Preferences
        </Link>
        .
      </p>
    </Dialog>
  );
}
