import NextLink from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from '@/components/ui/button-classes';

interface ButtonLinkProps extends Omit<ComponentProps<typeof NextLink>, 'className' | 'style'> {
  icon?: ReactNode;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

/** A link to another page that looks like a button. */
export function ButtonLink({ children, icon, size = 'medium', variant = 'secondary', ...props }: ButtonLinkProps) {
  return (
    <NextLink {...props} className={buttonClasses(variant, size, 'text')}>
      {icon}
      {children}
    </NextLink>
  );
}
