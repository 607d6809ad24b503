import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { PageLink } from '@/components/ui/page-link';

/** `inline` stands in running text and is underlined; `quiet` is a name in a list and underlines on hover. */
export type LinkVariant = 'inline' | 'quiet';

interface LinkProps extends Omit<ComponentProps<typeof PageLink>, 'className' | 'style'> {
  variant?: LinkVariant;
}

const variants: Record<LinkVariant, string> = {
  inline: 'text-accent underline decoration-accent-line hover:decoration-accent',
  quiet: 'text-text decoration-line-control hover:underline',
};

/** A link to another page. */
export function Link({ variant = 'inline', ...props }: LinkProps) {
  return <PageLink {...props} className={classNames('rounded-sm underline-offset-3', variants[variant])} />;
}
