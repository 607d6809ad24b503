import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';

/** `inline` stands in running text and is underlined; `quiet` is a name in a list and underlines on hover. */
export type LinkVariant = 'inline' | 'quiet';

interface LinkProps extends Omit<ComponentProps<typeof NextLink>, 'className' | 'style'> {
  variant?: LinkVariant;
}

const variants: Record<LinkVariant, string> = {
  inline: 'text-accent underline decoration-accent-line hover:decoration-accent',
  quiet: 'text-text decoration-line-control hover:underline',
};

/** A link to another page. */
export function Link({ variant = 'inline', ...props }: LinkProps) {
  return <NextLink {...props} className={classNames('rounded-sm underline-offset-3', variants[variant])} />;
}
