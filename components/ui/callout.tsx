import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type Tone, toneSoft } from '@/components/ui/tone';

interface CalloutProps {
  action?: ReactNode;
  children: ReactNode;
  tone: Tone;
}

const icons: Record<Tone, ReactNode> = {
  danger: <CircleAlert aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  info: <Info aria-hidden />,
  success: <CircleCheck aria-hidden />,
  neutral: <Info aria-hidden />,
};

/** A notice inside a page or form: stale rows, a refused form, something switched off. */
export function Callout({ action, children, tone }: CalloutProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'note'}
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2 [&_svg]:size-4',
        toneSoft[tone],
      )}
    >
      <span className="shrink-0">{icons[tone]}</span>
      <div className="min-w-0 flex-1 text-text">{children}</div>
      {action}
    </div>
  );
}
