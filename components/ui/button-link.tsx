import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClasses } from '@/components/ui/button-classes';
import { PageLink } from '@/components/ui/page-link';

interface ButtonLinkProps extends Omit<ComponentProps<typeof PageLink>, 'className' | 'style'> {
  icon?: ReactNode;
  size?: ButtonSize;
  variant?: ButtonVariant;
}

/** A link to another page that looks like a button. */
export function ButtonLink({ children, icon, size = 'medium', variant = 'secondary', ...props }: ButtonLinkProps) {
  return (
    <PageLink {...props} className={buttonClasses(variant, size, 'text')}>
      {icon}
      {children}
    </PageLink>
  );
}
