import { classNames } from '@/components/ui/class-names';

/** How loudly a button speaks: at most one primary per view, and solid danger only to confirm. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-secondary';

/** Height of a button: 28, 32 or 40 px; fingers always get at least 40. */
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover data-pressed:bg-accent-fill-hover',
  secondary:
    'border-line-strong bg-surface text-text hover:bg-surface-hover data-pressed:bg-surface-hover aria-expanded:bg-surface-hover',
  quiet:
    'border-transparent text-text-muted hover:bg-surface-hover hover:text-text data-pressed:bg-surface-hover aria-expanded:bg-surface-hover',
  danger:
    'border-transparent bg-danger-fill text-on-danger hover:bg-danger-fill-hover data-pressed:bg-danger-fill-hover',
  'danger-secondary':
    'border-line-strong bg-surface text-danger hover:border-danger-line hover:bg-danger-soft data-pressed:bg-danger-soft',
};

const heights: Record<ButtonSize, string> = { small: 'h-7 text-sm', medium: 'h-8', large: 'h-10' };
const paddings: Record<ButtonSize, string> = { small: 'px-2', medium: 'px-3', large: 'px-4' };
const squares: Record<ButtonSize, string> = { small: 'w-7', medium: 'w-8', large: 'w-10' };

/** Classes of everything that looks like a button, be it a button or a link. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize, shape: 'text' | 'square'): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium',
    'transition-colors data-disabled:pointer-events-none data-disabled:opacity-50',
    '[&_svg]:size-4 [&_svg]:shrink-0 pointer-coarse:min-h-10',
    variants[variant],
    heights[size],
    shape === 'square' ? classNames(squares[size], 'pointer-coarse:min-w-10') : paddings[size],
  );
}
