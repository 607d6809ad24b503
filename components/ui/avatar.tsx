import { classNames } from '@/components/ui/class-names';

interface AvatarProps {
  /** The person's full name; shown as one or two letters. */
  name: string;
  size?: 'small' | 'medium';
}

/** A person as initials; decorative, so let the name stand beside it or in the label of its button. */
export function Avatar({ name, size = 'medium' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-grid shrink-0 select-none place-items-center rounded-full border border-accent-line bg-accent-soft font-semibold text-accent',
        size === 'small' ? 'size-5 text-[0.5625rem]' : 'size-7 text-xs',
      )}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
