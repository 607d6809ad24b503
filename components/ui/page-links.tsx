'use client';

import { usePathname } from 'next/navigation';
import { classNames } from '@/components/ui/class-names';
import { PageLink } from '@/components/ui/page-link';

interface PageLinksProps {
  /** Names the row of links: "Access". */
  label: string;
  pages: readonly { href: string; label: string }[];
}

/** The way from one page of a subject to another, as a row of tabs; each has an address of its own. */
export function PageLinks({ label: name, pages }: PageLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={name} className="mb-4 flex gap-1 overflow-x-auto border-b">
      {pages.map(({ href, label }) => (
        <PageLink
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          ref={pathname === href ? showWhole : null}
          className={classNames(
            'flex min-h-9 items-center whitespace-nowrap border-b-2 px-3 font-medium transition-colors focus-visible:-outline-offset-2',
            pathname === href ? 'border-accent text-text' : 'border-transparent text-text-muted hover:text-text',
          )}
        >
          {label}
        </PageLink>
      ))}
    </nav>
  );
}

/** On a phone the row is wider than the screen. */
function showWhole(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
