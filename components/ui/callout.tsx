import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneIcon, toneSoft } from '@/components/ui/tone';

interface CalloutProps {
  action?: ReactNode;
  children: ReactNode;
  tone: Tone;
}

/** A notice inside a page or form: stale rows, a refused form, something switched off. */
export function Callout({ action, children, tone }: CalloutProps) {
  const Icon = toneIcon[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'note'}
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2 [&_svg]:size-4',
        toneSoft[tone],
      )}
    >
      <Icon aria-hidden className="shrink-0" />
      <div className="min-w-0 flex-1 text-text">{children}</div>
      {action}
    </div>
  );
}
