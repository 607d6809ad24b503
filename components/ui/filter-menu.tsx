'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';

interface FilterMenuProps<Id extends string> {
  /** What it says while it narrows nothing: "Any urgency". */
  any: string;
  /** What it narrows: "Urgency". */
  label: string;
  onChange: (id: Id | '') => void;
  /** `count` is how many rows choosing it would show. */
  options: readonly { id: Id; label: string; count?: number }[];
  /** Empty while it narrows nothing. */
  value: Id | '';
}

/** One filter of the toolbar: says what is chosen and opens the choices. A menu, which the page has anyway. */
export function FilterMenu<Id extends string>({ any, label, onChange, options, value }: FilterMenuProps<Id>) {
  const current = value === '' ? any : (options.find(({ id }) => id === value)?.label ?? value);
  const entryOf = (id: Id | '', words: string, count?: number) => ({
    id: id === '' ? 'any' : id,
    label: words,
    ...(count !== undefined && { count }),
    icon: id === value ? <Check aria-label="Selected" /> : <span className="block size-4" />,
    onSelect: () => onChange(id),
  });
  const entries = [entryOf('', any), ...options.map(({ count, id, label: words }) => entryOf(id, words, count))];
  return (
    <Menu
      placement="bottom start"
      groups={[{ id: 'options', entries }]}
      trigger={
        <Button aria-label={`${label}: ${current}`}>
          {current}
          <ChevronDown aria-hidden />
        </Button>
      }
    />
  );
}
