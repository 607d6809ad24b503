import type { ReactNode } from 'react';

interface EmptyStateProps {
  action?: ReactNode;
  /** What would appear here, and when. */
  children: ReactNode;
  icon: ReactNode;
  title: string;
}

/** What a list shows when it has no rows: what would appear here and what to do. */
export function EmptyState({ action, children, icon, title }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-16 text-center">
      <span aria-hidden className="mb-3 text-text-faint [&_svg]:size-6 [&_svg]:stroke-[1.5]">
        {icon}
      </span>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 max-w-100 text-pretty text-text-muted">{children}</p>
      {action && <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  );
}
