'use client';

import { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { isAt, type Place } from '@/components/shell/navigation';
import { classNames } from '@/components/ui/class-names';
import { CountBadge } from '@/components/ui/count-badge';
import { PageLink } from '@/components/ui/page-link';
import { Spinner } from '@/components/ui/spinner';
import { VisuallyHidden } from '@/components/ui/visually-hidden';

interface PlaceLinkProps {
  /** How many wait there, shown beside the name. */
  count?: number;
  place: Place;
  shape: 'side' | 'bottom';
}

const shapes = {
  side: 'h-8 gap-2.5 rounded-md px-2 [&_svg]:size-4',
  bottom: 'min-w-0 flex-1 flex-col justify-center gap-0.5 text-xs [&_svg]:size-5',
} as const;

/** A place of the navigation; marks the one where the person is. */
export function NavLink({ count = 0, place, shape }: PlaceLinkProps) {
  const isCurrent = isAt(usePathname(), place);
  return (
    <PageLink
      href={place.href}
      aria-current={isCurrent ? 'page' : undefined}
      className={classNames(
        'flex items-center font-medium transition-colors focus-visible:-outline-offset-2',
        shapes[shape],
        isCurrent ? 'text-accent' : 'text-text-muted hover:text-text',
        shape === 'side' && (isCurrent ? 'bg-accent-soft' : 'hover:bg-surface-hover'),
      )}
    >
      <span aria-hidden className="relative">
        {place.icon}
        {shape === 'bottom' && count > 0 && (
          <span className="absolute start-3 -top-1.5">
            <CountBadge count={count} />
          </span>
        )}
      </span>
      <span className={shape === 'side' ? 'flex-1' : 'truncate'}>{place.label}</span>
      <Arriving />
      {shape === 'side' && count > 0 && <span className="text-sm text-text-faint tabular-nums">{count}</span>}
      {shape === 'bottom' && count > 0 && <VisuallyHidden>{`, ${count} open`}</VisuallyHidden>}
    </PageLink>
  );
}

/** Says on the link itself that its page is on the way. */
function Arriving() {
  const { pending } = useLinkStatus();
  return pending ? <Spinner /> : null;
}
