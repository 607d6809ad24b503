'use client';

import { type RefObject, useEffect, useState } from 'react';
import { SearchField } from '@/components/ui/search-field';

const TYPING_PAUSE_MS = 250;

interface PausedSearchProps {
  areKeysEnabled?: boolean;
  autoFocus?: boolean;
  /** So that a shortcut can focus it. */
  inputRef?: RefObject<HTMLInputElement | null>;
  /** Accessible name and placeholder. */
  label: string;
  onSearch: (words: string) => void;
  words: string;
}

/** A box for words that searches once the typing pauses. */
export function PausedSearch({
  areKeysEnabled = false,
  autoFocus = false,
  inputRef,
  label,
  onSearch,
  words,
}: PausedSearchProps) {
  const [typed, setTyped] = useState(words);
  const [sent, setSent] = useState(words);
  const [seen, setSeen] = useState(words);
  // An address takes its time to change: until then its words are the earlier ones, and what was typed since stays.
  if (words !== seen) {
    setSeen(words);
    if (words !== sent) {
      setSent(words);
      setTyped(words);
    }
  }
  useEffect(() => {
    const requested = typed.trim();
    if (requested === sent) return;
    const timer = setTimeout(() => {
      setSent(requested);
      onSearch(requested);
    }, TYPING_PAUSE_MS);
    // Its new address would take the place of the page that a link just followed leads to.
    const cancelForLink = (event: MouseEvent) => {
      if (event.defaultPrevented && event.target instanceof Element && event.target.closest('a')) clearTimeout(timer);
    };
    document.addEventListener('click', cancelForLink);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('click', cancelForLink);
    };
  }, [typed, sent, onSearch]);
  return (
    <SearchField
      label={label}
      autoFocus={autoFocus}
      value={typed}
      onChange={setTyped}
      {...(inputRef && { inputRef })}
      {...(areKeysEnabled && { shortcut: '/' })}
    />
  );
}
