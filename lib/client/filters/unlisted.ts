import type { ParameterFilter } from '@/lib/client/filters/filter';

/** A text that other parts of the screen than the bar set, such as an id. What `parse` cannot use it makes empty. */
export function unlisted(parse: (text: string) => string): ParameterFilter<string, string> {
  return { type: 'parameter', control: null, off: '', parse, write: (text) => text };
}
