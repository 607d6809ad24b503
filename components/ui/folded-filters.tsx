'use client';

import { SlidersHorizontal, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';

interface FoldedFiltersProps {
  children: ReactNode;
  /** Whether there is more than the search, which a phone folds away. */
  hasMore: boolean;
  /** Clears what narrows the list; left out while nothing does. */
  onClear?: (() => void) | undefined;
  /** The search field, which is never folded away. */
  search: ReactNode;
}

/** What narrows a list; on a phone all but the search is folded away. */
export function FoldedFilters({ children, hasMore, onClear, search }: FoldedFiltersProps) {
  const [isUnfolded, setIsUnfolded] = useState(false);
  return (
    <search className="flex flex-wrap items-center gap-2">
      {search && <div className="min-w-40 flex-1 md:max-w-72">{search}</div>}
      {hasMore && (
        <span className="sm:hidden">
          <IconButton
            variant="secondary"
            label={isUnfolded ? 'Fewer filters' : 'More filters'}
            aria-expanded={isUnfolded}
            icon={<SlidersHorizontal />}
            onPress={() => setIsUnfolded(!isUnfolded)}
          />
        </span>
      )}
      <div
        className={classNames(
          'flex w-full flex-wrap items-center gap-2 sm:w-auto',
          hasMore && !isUnfolded && 'max-sm:hidden',
        )}
      >
        {children}
        {onClear && (
          <Button variant="quiet" icon={<X />} onPress={onClear}>
            Clear filters
          </Button>
        )}
      </div>
    </search>
  );
}
