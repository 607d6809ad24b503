import type { ParameterFilter } from '@/lib/client/filters/filter';

/** An instant that is set by choosing a day: its start, or its end. */
export function dayEdge(label: string, edge: 'start' | 'end'): ParameterFilter<string, string> {
  return {
    type: 'parameter',
    control: { type: 'day', label, edge },
    off: '',
    parse: (text) => (isInstant(text) ? new Date(text).toISOString() : ''),
    write: (instant) => instant,
  };
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
