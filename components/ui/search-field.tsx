'use client';

import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Button,
  Input,
} from 'react-aria-components/SearchField';
import { Kbd } from '@/components/ui/kbd';

interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** So that a shortcut can focus it. */
  inputRef?: Ref<HTMLInputElement>;
  /** Accessible name and placeholder: "Search actions". */
  label: string;
  /** Shown while the field is empty. */
  shortcut?: string;
}

/** A box for words to look for; Escape clears it. */
export function SearchField({ inputRef, label, shortcut, ...props }: SearchFieldProps) {
  return (
    <AriaSearchField {...props} aria-label={label} className="group control flex items-center gap-2 pe-1">
      <Search aria-hidden className="size-4 shrink-0 text-text-faint" />
      <Input
        placeholder={label}
        className="w-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        {...(inputRef && { ref: inputRef })}
      />
      {shortcut && (
        <span aria-hidden className="not-group-data-empty:hidden group-focus-within:hidden">
          <Kbd keys={shortcut} />
        </span>
      )}
      <Button
        aria-label="Clear search"
        className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-surface-hover hover:text-text group-data-empty:hidden"
      >
        <X className="size-4" />
      </Button>
    </AriaSearchField>
  );
}
