import { type ReactNode, useId } from 'react';

interface PreferencesSectionProps {
  /** A button that belongs to the whole section. */
  action?: ReactNode;
  children: ReactNode;
  title: string;
}

/** A group of preferences under its name. */
export function PreferencesSection({ action, children, title }: PreferencesSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-4 rounded-lg border">
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-b px-4 py-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {action}
      </div>
      <div className="p-4">{children}</div>
    </section>
  );
}
