import { CircleAlert } from 'lucide-react';

/** What is wrong with a part of a form that is no single field. */
export function InlineError({ children, id }: { children: string | undefined; id?: string }) {
  if (children === undefined) return null;
  return (
    <p id={id} className="mt-1 flex items-start gap-1 text-danger text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
