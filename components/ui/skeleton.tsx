import { classNames } from '@/components/ui/class-names';

interface SkeletonProps {
  /** Size and shape, as utilities: `h-4 w-40`, `size-8 rounded-full`. */
  className: string;
}

/** A grey shape where something is about to appear; wrap a group of them in LoadingRegion. */
export function Skeleton({ className }: SkeletonProps) {
  return <span aria-hidden className={classNames('block animate-breathe rounded-sm bg-line', className)} />;
}
