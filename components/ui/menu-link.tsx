import type { ComponentProps } from 'react';
import { PageLink } from '@/components/ui/page-link';

/** The link behind a choice of a menu, followed by the router without loading the page anew. */
export function MenuLink({ href, onClick, onMouseEnter, onTouchStart, ...props }: ComponentProps<'a'>) {
  if (href === undefined) return null;
  return (
    <PageLink
      {...props}
      href={href}
      {...(onClick && { onClick })}
      {...(onMouseEnter && { onMouseEnter })}
      {...(onTouchStart && { onTouchStart })}
    />
  );
}
