import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** The link behind a choice of a menu, followed by the router without loading the page anew. */
export function MenuLink({ href, onClick, onMouseEnter, onTouchStart, ...props }: ComponentProps<'a'>) {
  if (href === undefined) return null;
  return (
    <NextLink
      {...props}
      href={href}
      {...(onClick && { onClick })}
      {...(onMouseEnter && { onMouseEnter })}
      {...(onTouchStart && { onTouchStart })}
    />
  );
}
