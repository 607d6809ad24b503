import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * Next's link, which fetches no page before somebody follows it: every page here is made for its reader, so that a list of
 * people would have the server make one page for each of them.
 */
export function PageLink(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
