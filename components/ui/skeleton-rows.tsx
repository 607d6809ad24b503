import { LoadingRegion } from '@/components/ui/loading-region';
import { Skeleton } from '@/components/ui/skeleton';

interface SkeletonRowsProps {
  count?: number;
  /** Said by screen readers: "Loading actions". */
  label: string;
}

/** Stands in for a list of rows while it loads. */
export function SkeletonRows({ count = 8, label }: SkeletonRowsProps) {
  return (
    <LoadingRegion label={label}>
      {Array.from({ length: count }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-13 items-center gap-3 border-b px-3">
          <Skeleton className="size-4" />
          <div className="flex-1 space-y-2">
            <Skeleton className={row % 2 === 0 ? 'h-3 w-3/5' : 'h-3 w-2/5'} />
            <Skeleton className="h-2.5 w-1/4" />
          </div>
          <Skeleton className="h-3 w-16" />
        </div>
      ))}
    </LoadingRegion>
  );
}
