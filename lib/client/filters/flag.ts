import type { ParameterFilter } from '@/lib/client/filters/filter';

/** A parameter that is true or left out, set with a switch. */
export function flag(label: string): ParameterFilter<boolean, 'true'> {
  return {
    type: 'parameter',
    control: { type: 'switch', label },
    off: false,
    parse: (text) => text === 'true',
    write: (isOn) => (isOn ? 'true' : ''),
  };
}
