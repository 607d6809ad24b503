import type { ReactNode, Ref } from 'react';
import { classNames } from '@/components/ui/class-names';

interface ListRowProps {
  /** Buttons; on a phone below the words, beside the pills and dates where there is room. */
  actions?: ReactNode;
  detail?: ReactNode;
  /** Whether the keyboard stands on this row. */
  isCurrent?: boolean;
  isSelected?: boolean;
  /** A checkbox, an icon or an unread dot. */
  leading?: ReactNode;
  ref?: Ref<HTMLLIElement>;
  title: ReactNode;
  /** Pills and dates, right-aligned. */
  trailing?: ReactNode;
}

/** One row of a list, 52 px high: what it is, where it belongs, its state, and what can be done about it. */
export function ListRow({
  actions,
  detail,
  isCurrent = false,
  isSelected = false,
  leading,
  ref,
  title,
  trailing,
}: ListRowProps) {
  return (
    <li
      ref={ref}
      aria-current={isCurrent}
      className={classNames(
        'relative flex min-h-13 scroll-my-16 flex-wrap items-center gap-x-3 gap-y-2 border-b px-3 py-1.5 transition-colors sm:flex-nowrap',
        isSelected ? 'bg-accent-soft' : 'hover:bg-surface-hover',
        isCurrent && 'before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-accent',
        isCurrent && !isSelected && 'bg-surface-hover',
      )}
    >
      {leading}
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-5rem)]">
        <div className="-mx-1 -my-0.5 line-clamp-2 px-1 py-0.5 font-medium sm:line-clamp-1 [&_a]:outline-offset-0">
          {title}
        </div>
        {detail && <div className="text-sm text-text-muted max-sm:line-clamp-2 sm:truncate">{detail}</div>}
      </div>
      {trailing && <div className="flex items-center gap-x-3 text-sm tabular-nums sm:shrink-0">{trailing}</div>}
      {actions && <div className="ms-auto flex justify-end gap-1">{actions}</div>}
    </li>
  );
}
