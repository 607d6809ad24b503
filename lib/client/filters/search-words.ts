import type { ParameterFilter } from '@/lib/client/filters/filter';

const LONGEST_SEARCH = 200;

/** Words to search for, typed into the box with this label. */
export function searchWords(label: string): ParameterFilter<string, string> {
  return {
    type: 'parameter',
    control: { type: 'search', label },
    off: '',
    parse: (text) => text.slice(0, LONGEST_SEARCH),
    write: (words) => words,
  };
}
